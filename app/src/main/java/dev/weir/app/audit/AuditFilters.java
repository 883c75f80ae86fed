package dev.weir.app.audit;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is looked for. What is typed takes effect when typing rests, as each change may cost a lookup. */
final class AuditFilters extends FlowPane {

    private static final Duration TYPING = Duration.millis(300);

    private final TextField text = field("Find in the events", 190);
    private final TextField eventName = field("Event name", 150);
    private final TextField resource = field("Resource", 150);
    private final CheckBox changesOnly = new CheckBox("Changes only");
    private final CheckBox errorsOnly = new CheckBox("Errors only");
    private final CheckBox traffic = new CheckBox("Record traffic");
    private final ComboBox<AuditQuery.Range> range = new ComboBox<>();
    private final AuditModel model;
    private boolean filling;

    AuditFilters(AuditModel model) {
        super(12, 8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        text.setId("audit-text");
        changesOnly.setId("audit-changes");
        errorsOnly.setId("audit-errors");
        traffic.setId("audit-traffic");
        traffic.setTooltip(new Tooltip("Also show calls that put or get records"));
        range.getItems().setAll(AuditQuery.Range.values());
        range.setAccessibleText("Time range");
        range.setConverter(new StringConverter<>() {
            @Override
            public String toString(AuditQuery.@Nullable Range choice) {
                return choice == null ? "" : choice.text();
            }

            @Override
            public AuditQuery.Range fromString(String typed) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        });
        PauseTransition rest = new PauseTransition(TYPING);
        rest.setOnFinished(event -> apply());
        for (TextField field : new TextField[] {text, eventName, resource}) {
            field.textProperty().addListener((property, old, now) -> {
                if (!filling) {
                    rest.playFromStart();
                }
            });
        }
        changesOnly.setOnAction(event -> apply());
        errorsOnly.setOnAction(event -> apply());
        traffic.setOnAction(event -> apply());
        range.setOnAction(event -> {
            if (!filling) {
                apply();
            }
        });
        getChildren().addAll(text, eventName, resource, range, changesOnly, errorsOnly);
        if (model.live()) {
            getChildren().add(traffic);
        }
        model.query().addListener((property, old, now) -> fill(now));
        fill(model.query().get());
    }

    private static TextField field(String name, double width) {
        TextField field = new TextField();
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.setPrefWidth(width);
        return field;
    }

    private void fill(AuditQuery query) {
        filling = true;
        put(text, query.text());
        put(eventName, query.eventName());
        put(resource, query.resource());
        changesOnly.setSelected(query.changesOnly());
        errorsOnly.setSelected(query.errorsOnly());
        traffic.setSelected(query.traffic());
        range.setValue(query.range());
        filling = false;
    }

    private static void put(TextField field, String value) {
        if (!field.getText().equals(value)) {
            field.setText(value);
        }
    }

    private void apply() {
        model.query()
                .set(new AuditQuery(
                        text.getText(),
                        changesOnly.isSelected(),
                        errorsOnly.isSelected(),
                        traffic.isSelected(),
                        eventName.getText(),
                        resource.getText(),
                        range.getValue()));
    }
}
