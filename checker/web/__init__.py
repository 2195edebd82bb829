"""The parts of the page. Only this package and app.py know Streamlit."""
