package dev.weir.app.shell;

import dev.weir.app.crash.CrashReport;
import dev.weir.app.crash.CrashReports;
import dev.weir.app.fx.Background;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/** Shows the reports of crashes in one window: at the start those that are new, and all when asked. JavaFX thread only. */
final class CrashOffer {

    private final Background background;
    private final Overlay overlay;
    private final Consumer<String> say;
    private @Nullable CrashReports reports;

    CrashOffer(Background background, Overlay overlay, Consumer<String> say) {
        this.background = background;
        this.overlay = overlay;
        this.say = say;
    }

    /** From now on these; shows them if there are any that the person has not seen. */
    void offer(CrashReports known) {
        reports = known;
        background.run(
                Text.of("Look for reports of crashes"),
                () -> known.hasNew() ? known.list() : List.<CrashReport>of(),
                found -> {
                    if (!found.isEmpty() && !overlay.isVisible()) {
                        show(known, found);
                    }
                },
                failure -> {});
    }

    /** Shows all of them. */
    void open() {
        CrashReports known = reports;
        if (known == null) {
            say.accept(Text.of("This run keeps no reports."));
            return;
        }
        background.run(
                Text.of("Read the reports of crashes"),
                known::list,
                found -> show(known, found),
                failure -> say.accept(failure.what() + " " + failure.advice()));
    }

    private void show(CrashReports known, List<CrashReport> found) {
        CrashSheet sheet = new CrashSheet(
                found,
                new CrashSheet.Commands(
                        report -> run(Text.of("Delete a report of a crash"), () -> known.delete(report)),
                        this::showFolder,
                        overlay::close));
        overlay.open(sheet, Pos.CENTER, new Insets(24), sheet.first());
        run(Text.of("Note which reports were seen"), known::seen);
    }

    private void showFolder(CrashReport report) {
        try {
            Browser.OF_THE_SYSTEM.open(
                    report.file().resolveSibling("").toAbsolutePath().toUri().toString());
        } catch (IOException e) {
            say.accept(Text.of("There is no program here to show {0} with.", report.file()));
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void run(String name, Step step) {
        background.run(
                name,
                () -> {
                    step.run();
                    return true;
                },
                done -> {},
                failure -> say.accept(failure.what() + " " + failure.advice()));
    }
}
