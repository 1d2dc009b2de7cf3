"""A window of WebKitGTK that a test drives: MiniBrowser under automation forgets all, and asks where to put downloads."""

import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

profile, downloads = os.environ["PERIMETRE_PROFILE"], os.environ["PERIMETRE_DOWNLOADS"]
webgl = os.environ["PERIMETRE_WEBGL"] == "1"
cache = os.path.join(profile, "cache")
manager = WebKit2.WebsiteDataManager(base_data_directory=profile, base_cache_directory=cache)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
context.set_preferred_languages(["fr-FR"])


def keep(_, download):
    download.set_allow_overwrite(True)
    download.connect("decide-destination", lambda one, name: one.set_destination(f"file://{downloads}/{name}") or True)


def watch(_, resource, request):
    uri = request.get_uri()
    if uri.startswith(("http:", "https:")) and not uri.startswith("http://127.0.0.1:"):
        print(f"foreign request: {uri}", flush=True)


def open_view(*_):
    settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True, enable_webgl=webgl)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    window = Gtk.Window(decorated=False, default_width=1440, default_height=900)
    window.add(view)
    view.connect("close", lambda _: window.destroy())
    view.connect("resource-load-started", watch)
    window.show_all()
    return view


context.connect("download-started", keep)
context.connect("automation-started", lambda _, session: session.connect("create-web-view", open_view))
Gtk.main()
