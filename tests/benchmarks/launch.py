"""Runs in a process of its own: the program, or a bare window, until it is painted and idle; then says so and ends.

`launch.py bare TEXT`             a QMainWindow with a QPlainTextEdit that holds the text of that file
`launch.py ours PROJECT`          the program, started on a project
`launch.py later PROJECT`         the program on its start page, a project opened afterwards: that is what is timed

Says one line of JSON: when it stood (Unix time), milliseconds of opening, of the processor, of the processor while
opening; resident memory in MB; modules loaded.
"""

# Nothing is imported here that the program would not load itself: it would be loaded for free.
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sourcemark.gui.window import Window


def idle() -> None:
    """Until everything that waits is done, the painting with it."""
    from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop

    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        pass


def stands(began: tuple[float, float] = (0.0, 0.0)) -> None:
    """Say it. `began`: the clocks when the opening began."""
    import time

    idle()
    now, cpu = time.time(), time.process_time()
    from PySide6.QtWidgets import QApplication

    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown
    assert all(widget.windowHandle().isExposed() for widget in shown)
    modules, memory = len(sys.modules), resident()
    opening = [(now - began[0]) * 1000, (cpu - began[1]) * 1000]
    print([now, opening[0], cpu * 1000, opening[1], memory, modules], flush=True)


def resident() -> float:
    """Resident memory in MB; where the system does not tell, the most there ever was."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096 / 2**20
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def bare(text: str) -> None:
    """The floor."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    with open(text, encoding="utf-8") as file:
        window.setCentralWidget(QPlainTextEdit(file.read()))
    window.resize(1280, 800)
    window.show()
    stands()
    del window, application


def ours(project: str, later: bool) -> None:
    """The program as it is started, with the wait for events replaced by the measure."""
    from sourcemark.gui.loading import prepare

    prepare()  # as `main` does first of all
    from PySide6.QtWidgets import QApplication

    def measured(_: object = None) -> int:
        from sourcemark.gui.window import Window

        idle()
        window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window))
        if later:
            open_later(window, project)
        else:
            stands()
        assert window.kit.session.is_open, window.status.line.text()
        window.close()
        return 0

    QApplication.exec = measured  # type: ignore[method-assign]
    from sourcemark.gui.app import run

    run([] if later else [project])


def open_later(window: "Window", project: str) -> None:
    """With the window standing."""
    import time
    from pathlib import Path

    began = time.time(), time.process_time()
    window.projects.open(Path(project))
    stands(began)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(sys.argv[2])
    else:
        ours(sys.argv[2], sys.argv[1] == "later")
