package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.Coverage;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line that says what the live figures are not: missing, late, or only of some streams. Gone when there is nothing to say. */
public final class LiveNotice extends HBox {

    private final Label text = new Label();

    public LiveNotice() {
        getStyleClass().add("live-notice");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icons.of(Icon.INFO), text);
        managedProperty().bind(visibleProperty());
        say(List.of());
    }

    /** Shows sentences, or nothing. */
    public void say(List<String> sentences) {
        text.setText(String.join(" ", sentences));
        setVisible(!sentences.isEmpty());
    }

    /** What there is to say about a feed. */
    public static List<String> about(ThroughputFeed feed) {
        List<String> sentences = new ArrayList<>(missing(feed.failure().get()));
        sentences.addAll(late(feed.periodSeconds()));
        Coverage coverage = feed.coverage().get();
        if (!coverage.complete()) {
            sentences.add(Text.of(
                    "Figures and charts cover {0} of {1} streams, those with traffic in the last three hours first.",
                    Format.count(coverage.watched()), Format.count(coverage.streams())));
        }
        return sentences;
    }

    static List<String> missing(@Nullable Failure failure) {
        return failure == null
                ? List.of()
                : List.of(Text.of("Live figures are missing.") + " " + failure.what() + " " + failure.advice());
    }

    static List<String> late(int periodSeconds) {
        return periodSeconds == 1
                ? List.of()
                : List.of(Text.of("CloudWatch counts each minute here, and each point comes about two minutes late."));
    }
}
