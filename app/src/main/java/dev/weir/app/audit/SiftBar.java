package dev.weir.app.audit;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is sifted here, and how far that reaches: only what is loaded. JavaFX thread only. */
final class SiftBar extends FlowPane {

    private final AuditModel model;
    private final Label title = new Label();
    private final TextField text = new TextField();
    private final ComboBox<Sifted.Outcome> outcome = new ComboBox<>();
    private boolean filling;

    SiftBar(AuditModel model) {
        super(8, 8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().addAll("muted", "small", "audit-lead");
        text.setId("audit-text");
        text.setPromptText(Text.of("Find in the events"));
        text.setAccessibleText(Text.of("Find in the events that are loaded"));
        text.setPrefWidth(240);
        text.textProperty()
                .addListener((property, old, now) -> sift(query().sifted().withText(now)));
        outcome.setId("audit-outcome");
        outcome.getItems().setAll(Sifted.Outcome.values());
        outcome.setAccessibleText(Text.of("How the call ended"));
        outcome.setConverter(new StringConverter<>() {
            @Override
            public String toString(Sifted.@Nullable Outcome choice) {
                return choice == null ? "" : choice.text();
            }

            @Override
            public Sifted.Outcome fromString(String typed) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        });
        outcome.setOnAction(event -> sift(query().sifted().withOutcome(outcome.getValue())));
        getChildren().addAll(title, text, outcome);
        model.query().addListener((property, old, now) -> fill(now));
        model.looked().addListener((property, old, now) -> reach());
        fill(query());
        reach();
    }

    private AuditQuery query() {
        return model.query().get();
    }

    private void sift(Sifted now) {
        if (!filling) {
            model.query().set(query().with(now));
        }
    }

    private void reach() {
        title.setText(Text.of(
                "Sifted here, of {0} loaded", Format.count(model.looked().get())));
    }

    private void fill(AuditQuery query) {
        filling = true;
        if (!text.getText().equals(query.sifted().text())) {
            text.setText(query.sifted().text());
        }
        outcome.setValue(query.sifted().outcome());
        filling = false;
    }
}
