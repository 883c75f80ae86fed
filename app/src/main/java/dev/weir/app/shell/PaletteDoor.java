package dev.weir.app.shell;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/** Opens a window's palette, which is made when it is first wanted, and keeps the names of streams for it. JavaFX thread only. */
final class PaletteDoor {

    private final Overlay overlay;
    private final Supplier<@Nullable Workspace> workspace;
    private final Function<List<String>, Stream<PaletteModel.Entry>> entries;
    private final StreamNames streamNames = new StreamNames();
    private @Nullable Palette palette;

    /** @param entries all that can be chosen, given the streams that are known */
    PaletteDoor(
            Overlay overlay,
            Supplier<@Nullable Workspace> workspace,
            Function<List<String>, Stream<PaletteModel.Entry>> entries) {
        this.overlay = overlay;
        this.workspace = workspace;
        this.entries = entries;
    }

    void open() {
        Palette shown = palette;
        if (shown == null) {
            shown = new Palette(new PaletteModel(() -> entries.apply(streamNames.known())), overlay::close);
            palette = shown;
        }
        shown.field().clear();
        shown.refresh();
        overlay.open(shown, Pos.TOP_CENTER, new Insets(64, 16, 16, 16), shown.field());
        Workspace now = workspace.get();
        if (now != null) {
            streamNames.read(now, shown::refresh);
        }
    }

    /** The streams that are known are another connection's. */
    void forget() {
        streamNames.forget();
    }
}
