"""The page: `streamlit run app.py`. Streamlit takes the server from this file when it imports it, and then runs it as
the page. Whatever else imports it gets nothing.
"""

if __name__ == "__main__":
    from checker.web.main import main

    main()
elif __name__ == "app":
    from starlette.middleware import Middleware
    from streamlit.starlette import App

    from checker.web.frame.headers import SecurityHeaders
    from checker.web.frame.life import life

    app = App(__file__, middleware=[Middleware(SecurityHeaders)], lifespan=life)
