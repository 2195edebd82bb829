"""Files as the browser sent them, taken out of Streamlit's store, which would keep them until the page is closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from streamlit.runtime import exists, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile


def taken(files: Sequence[UploadedFile | DeletedFile]) -> Iterator[tuple[UploadedFile, bytes]]:
    """Each file with its bytes, which from here on are held by nobody but the caller.

    One that was taken before is passed over: a click sends it again as long as the page still shows the old uploader.
    """
    here = get_script_run_ctx()
    store = get_instance().uploaded_file_mgr if exists() else None
    for file in files:
        if isinstance(file, DeletedFile):
            continue
        data = file.getvalue()
        if here is not None and isinstance(store, MemoryUploadedFileManager):
            store.remove_file(here.session_id, file.file_id)
        yield file, data
