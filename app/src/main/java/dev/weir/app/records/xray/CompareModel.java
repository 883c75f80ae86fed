package dev.weir.app.records.xray;

import dev.weir.app.fx.Background;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Compares the record that is shown with another one: the one shown before, or a marked one. JavaFX thread only. */
public final class CompareModel {

    private final Workspace workspace;
    private final XrayModel xray;
    private final ReadOnlyObjectWrapper<@Nullable TailedRecord> marked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle comparing;

    public CompareModel(Workspace workspace, XrayModel xray) {
        this.workspace = workspace;
        this.xray = xray;
        xray.xray().addListener((property, old, now) -> end());
    }

    /** The record that was marked to compare others with, or null. */
    public ReadOnlyObjectProperty<@Nullable TailedRecord> marked() {
        return marked.getReadOnlyProperty();
    }

    /** What is shown, or null if nothing is compared. */
    public ReadOnlyObjectProperty<@Nullable Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    public void mark() {
        marked.set(xray.record().get());
    }

    /** Compares with a record of the same stream, which is decoded in the same way. */
    public void compareWith(TailedRecord other) {
        Xray shown = xray.xray().get();
        if (shown == null) {
            return;
        }
        XrayModel.Looking looking = xray.looking(Source.ofRecord(other.data()));
        end();
        comparing = workspace
                .background()
                .run(
                        Text.of("Compare two records"),
                        () -> Comparison.of(other, looking.look(), shown),
                        comparison::set,
                        problem -> workspace.say(problem.what() + " " + problem.advice()));
    }

    /** Forgets the marked record and what is compared. */
    public void forget() {
        marked.set(null);
        end();
    }

    public void end() {
        if (comparing != null) {
            comparing.cancel();
        }
        comparison.set(null);
    }
}
