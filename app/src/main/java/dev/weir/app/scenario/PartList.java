package dev.weir.app.scenario;

import dev.weir.app.scenario.play.PartState;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The parts of a scenario, in the order in which data goes through them: a line each, with the way to its page. */
final class PartList extends VBox {

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    private static final PseudoClass WORKING = PseudoClass.getPseudoClass("working");

    private static final double KIND_WIDTH = 96;
    private static final double NAME_WIDTH = 160;
    private static final double STATE_WIDTH = 64;
    private static final double LEAST_WORDS = 160;

    private final Consumer<Place> open;
    private final Map<String, Line> lines = new HashMap<>();

    PartList(Consumer<Place> open) {
        this.open = open;
        setId("scenario-parts");
        getStyleClass().add("scenario-parts");
    }

    void show(List<PartState> parts) {
        lines.keySet().retainAll(parts.stream().map(PartList::key).toList());
        getChildren()
                .setAll(parts.stream()
                        .map(part -> {
                            Line line = lines.computeIfAbsent(key(part), key -> new Line(part, open));
                            line.show(part);
                            return (Node) line.row;
                        })
                        .toList());
    }

    private static String key(PartState part) {
        return part.kind() + part.name();
    }

    private static String kind(PartState.Kind kind) {
        return switch (kind) {
            case SOURCE -> Text.of("Source");
            case STREAM -> Text.of("Stream");
            case QUERY -> Text.of("Query");
            case FUNCTION -> Text.of("Function");
            case DELIVERY -> Text.of("Delivery");
        };
    }

    private static Icon icon(PartState.Kind kind) {
        return switch (kind) {
            case SOURCE -> Icon.SEND;
            case STREAM -> Icon.STREAMS;
            case QUERY -> Icon.QUERY;
            case FUNCTION -> Icon.TRANSFORM;
            case DELIVERY -> Icon.DELIVERY;
        };
    }

    private static final class Line {

        private final WrappingRow row;
        private final Hyperlink name;
        private final Label state = new Label();
        private final Label words = new Label();
        private @Nullable Place place;

        Line(PartState part, Consumer<Place> open) {
            Label kind = new Label(kind(part.kind()), Icons.of(icon(part.kind())));
            kind.getStyleClass().add("muted");
            kind.setMinWidth(KIND_WIDTH);
            kind.setMaxWidth(KIND_WIDTH);
            name = new Hyperlink(part.name());
            name.setId("part-" + part.kind().name().toLowerCase(Locale.ROOT) + "-" + part.name());
            name.setMnemonicParsing(false);
            // The same in each line, whatever is said behind them: together they are columns.
            name.setMinWidth(NAME_WIDTH);
            name.setMaxWidth(NAME_WIDTH);
            name.setTooltip(new Tooltip(part.name()));
            name.setOnAction(event -> {
                Place to = place;
                name.setVisited(false);
                if (to != null) {
                    open.accept(to);
                }
            });
            state.setMinWidth(STATE_WIDTH);
            state.setMaxWidth(STATE_WIDTH);
            state.getStyleClass().addAll("scenario-part-state", "small");
            words.setMinWidth(LEAST_WORDS);
            words.managedProperty().bind(words.textProperty().isNotEmpty());
            words.setMaxWidth(Double.MAX_VALUE);
            words.setTooltip(new Tooltip());
            words.getTooltip().setWrapText(true);
            words.getTooltip().setMaxWidth(480);
            words.getStyleClass().add("scenario-part-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new WrappingRow(12, kind, name, state, words);
            row.getStyleClass().add("scenario-part");
        }

        void show(PartState part) {
            place = part.place();
            name.setDisable(place == null);
            row.pseudoClassStateChanged(TROUBLE, part.status() == PartState.Status.TROUBLE);
            row.pseudoClassStateChanged(WORKING, part.status() == PartState.Status.WORKING);
            state.setText(
                    switch (part.status()) {
                        case WAITING -> part.place() == null ? Text.of("planned") : Text.of("waiting");
                        case WORKING -> Text.of("working");
                        case TROUBLE -> Text.of("trouble");
                    });
            words.setText(part.words());
            words.getTooltip().setText(part.words());
            row.setAccessibleText(part.name() + ": " + state.getText() + ", " + part.words());
        }
    }
}
