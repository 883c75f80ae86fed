package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;

/** Writes out how the list of streams stands, alike on every page that shows it. JavaFX thread only. */
public final class CatalogueState {

    private CatalogueState() {}

    /**
     * Shows the phase of a catalogue.
     *
     * @param ready shows the page's content
     * @param create what fills an account without streams; not offered on a read-only connection
     */
    public static void show(
            StatePane body, StreamCatalogue catalogue, Workspace workspace, Runnable ready, Runnable create) {
        switch (catalogue.phase().get()) {
            case LOADING -> body.showLoading();
            case EMPTY -> showEmpty(body, workspace, create);
            case READY -> ready.run();
            case FAILED -> {
                Failure failure = catalogue.failure().get();
                if (failure != null) {
                    body.showFailure(failure, catalogue::refresh);
                }
            }
        }
    }

    private static void showEmpty(StatePane body, Workspace workspace, Runnable create) {
        String none = Text.of("No streams yet in {0}.", workspace.connection().region());
        if (workspace.readOnly().get()) {
            body.showEmpty(none + " " + ReadOnly.reason());
        } else {
            body.showEmpty(none, Text.of("Create stream"), create);
        }
    }
}
