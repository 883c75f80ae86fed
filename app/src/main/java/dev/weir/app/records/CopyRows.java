package dev.weir.app.records;

import dev.weir.app.mask.MaskRules;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts records on the clipboard, as many as it should take, and says how many. JavaFX thread only. */
final class CopyRows {

    private static final long MOST_BYTES = 32L << 20;

    private record Copied(String text, int rows) {}

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("the clipboard has enough", null, false, false);
        }
    }

    private final Workspace workspace;

    CopyRows(Workspace workspace) {
        this.workspace = workspace;
    }

    void copy(RecordSelection selection, Function<List<TailedRecord>, String> form) {
        if (selection.count() == 0) {
            workspace.say(Text.of("Choose rows first."));
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Copy rows"),
                        () -> read(selection, form, workspace.masking().now()),
                        copied -> done(copied, selection),
                        failure -> workspace.say(failure.what()));
    }

    private static Copied read(RecordSelection selection, Function<List<TailedRecord>, String> form, MaskRules rules)
            throws IOException {
        List<TailedRecord> records = new ArrayList<>();
        long[] bytes = new long[1];
        try {
            selection.read(record -> {
                bytes[0] += record.weight();
                if (bytes[0] > MOST_BYTES && !records.isEmpty()) {
                    throw new Enough();
                }
                records.add(MaskedRecord.of(record, rules));
            });
        } catch (Enough enough) {
            return new Copied(form.apply(records), records.size());
        }
        return new Copied(form.apply(records), records.size());
    }

    private void done(Copied copied, RecordSelection selection) {
        ClipboardContent clipboard = new ClipboardContent();
        clipboard.putString(copied.text());
        Clipboard.getSystemClipboard().setContent(clipboard);
        workspace.say(
                copied.rows() == selection.count()
                        ? Text.of("{0} rows are on the clipboard.", Format.count(copied.rows()))
                        : Text.of(
                                "The first {0} of {1} rows are on the clipboard, 32 MiB at most.",
                                Format.count(copied.rows()), Format.count(selection.count())));
    }
}
