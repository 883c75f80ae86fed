package dev.weir.app.audit;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who, what and from where, with counts of what is loaded; a click sifts by one, another takes that back. JavaFX thread only. */
final class FacetPane extends ScrollPane {

    private static final int SHOWN = 7;

    private final AuditModel model;
    private final VBox content = new VBox(4);

    FacetPane(AuditModel model) {
        this.model = model;
        getStyleClass().add("audit-facets");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(Text.of("Who, what and from where"));
        setContent(content);
        setMinWidth(150);
        setPrefWidth(200);
        setMaxWidth(260);
    }

    /** Counts anew. */
    void show() {
        content.getChildren().clear();
        Sifted sifted = model.query().get().sifted();
        for (Facet facet : Facet.values()) {
            Label title = new Label(facet.text());
            title.getStyleClass().addAll("small", "muted", "audit-facet-title");
            content.getChildren().add(title);
            // A facet counts what the other facets leave, so that another of its own values can be chosen.
            Sifted others = sifted.with(facet, null);
            Map<String, Integer> counts = new HashMap<>();
            model.loaded().stream()
                    .filter(others::wants)
                    .forEach(event -> counts.merge(facet.of(event), 1, Integer::sum));
            List<Map.Entry<String, Integer>> most = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
            String chosen = sifted.of(facet);
            most.stream()
                    .limit(SHOWN)
                    .forEach(each -> content.getChildren()
                            .add(row(
                                    facet,
                                    each.getKey(),
                                    each.getValue(),
                                    each.getKey().equals(chosen))));
            if (most.size() > SHOWN) {
                Label more = new Label(Text.of("and {0} more", Format.count(most.size() - SHOWN)));
                more.getStyleClass().addAll("small", "muted");
                content.getChildren().add(more);
            }
        }
    }

    private HBox row(Facet facet, String value, int count, boolean chosen) {
        Hyperlink name = new Hyperlink(value.isEmpty() ? Text.of("(not told)") : value);
        name.setMnemonicParsing(false);
        name.setAccessibleText(
                chosen
                        ? Text.of("Take back: only {0}, {1} events", value, Format.count(count))
                        : Text.of("Only {0}, {1} events", value, Format.count(count)));
        name.setTooltip(new Tooltip(chosen ? Text.of("Show the others again") : Text.of("Only {0}", value)));
        name.setMinWidth(0);
        name.setOnAction(event -> {
            AuditQuery query = model.query().get();
            model.query().set(query.with(query.sifted().with(facet, chosen ? null : value)));
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label number = new Label(Format.count(count));
        number.getStyleClass().addAll("mono", "small", "muted");
        number.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, name, space, number);
        row.getStyleClass().add("audit-facet");
        if (chosen) {
            row.getStyleClass().add("audit-facet-chosen");
        }
        return row;
    }
}
