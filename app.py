"""The page: `streamlit run app.py`. Child processes import this file again, so it does nothing until it is run."""

if __name__ == "__main__":
    from checker.web.main import main

    main()
