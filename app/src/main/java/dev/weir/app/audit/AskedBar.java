package dev.weir.app.audit;

import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the service is asked for: one attribute, and a stretch of time. What is typed takes effect when typing rests. JavaFX thread only. */
final class AskedBar extends FlowPane {

    private static final javafx.util.Duration TYPING = javafx.util.Duration.millis(400);
    private static final int MOST_PROPOSALS = 40;

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(90));

    private final AuditModel model;
    private final ComboBox<Asked.Attribute> attribute = new ComboBox<>();
    private final ComboBox<String> value = new ComboBox<>();
    private final MenuButton span = new MenuButton();
    private final java.util.function.Function<Instant, String> clock;
    private boolean filling;

    /** @param clock writes a time as the page does */
    AskedBar(AuditModel model, java.util.function.Function<Instant, String> clock) {
        super(8, 8);
        this.model = model;
        this.clock = clock;
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(Text.of("CloudTrail is asked for"));
        title.getStyleClass().addAll("muted", "small", "audit-lead");
        attribute.setId("audit-attribute");
        attribute.getItems().setAll(Asked.Attribute.values());
        attribute.setAccessibleText(Text.of("What CloudTrail is asked for"));
        attribute.setConverter(words(Asked.Attribute::text));
        attribute.setOnAction(event -> {
            if (!filling) {
                value.getEditor().clear();
                ask();
                if (attribute.getValue().takesValue()) {
                    value.requestFocus();
                }
            }
        });
        value.setId("audit-value");
        value.setEditable(true);
        value.setPrefWidth(240);
        value.managedProperty().bind(value.visibleProperty());
        PauseTransition rest = new PauseTransition(TYPING);
        rest.setOnFinished(event -> ask());
        value.getEditor().textProperty().addListener((property, old, now) -> {
            if (!filling) {
                rest.playFromStart();
            }
        });
        value.setOnShowing(event -> propose());
        span.setId("audit-span");
        LENGTHS.forEach(length -> {
            MenuItem item = new MenuItem(text(new Span.Last(length)));
            item.setOnAction(event -> model.query().set(model.query().get().with(new Span.Last(length))));
            span.getItems().add(item);
        });
        getChildren().addAll(title, attribute, value, span);
        model.query().addListener((property, old, now) -> fill(now));
        fill(model.query().get());
    }

    /** Puts the cursor where the value is typed. */
    void askForValue() {
        value.requestFocus();
    }

    private void propose() {
        Set<String> values = new TreeSet<>();
        for (AuditEvent event : model.loaded()) {
            switch (attribute.getValue()) {
                case RESOURCE -> event.resources().forEach(each -> values.add(each.shortName()));
                case RESOURCE_TYPE -> event.resources().forEach(each -> values.add(each.type()));
                case EVENT -> values.add(event.name());
                case SERVICE -> values.add(event.service());
                case USER -> values.add(event.who());
                case KEY -> values.add(event.accessKeyId());
                default -> values.add(event.id());
            }
            if (values.size() >= MOST_PROPOSALS) {
                break;
            }
        }
        values.remove("");
        String typed = value.getEditor().getText();
        filling = true;
        value.getItems().setAll(List.copyOf(values));
        value.getEditor().setText(typed);
        filling = false;
    }

    private void ask() {
        AuditQuery now = model.query().get();
        Asked.Attribute chosen = attribute.getValue();
        model.query()
                .set(now.with(new Asked(
                        chosen, chosen.takesValue() ? value.getEditor().getText() : "")));
    }

    private void fill(AuditQuery query) {
        filling = true;
        Asked asked = query.asked();
        attribute.setValue(asked.attribute());
        value.setVisible(asked.attribute().takesValue());
        value.setPromptText(Text.of("{0}, exact", asked.attribute().text()));
        value.getEditor().setAccessibleText(asked.attribute().text());
        value.setAccessibleText(asked.attribute().text());
        if (!value.getEditor().getText().equals(asked.value())) {
            value.getEditor().setText(asked.value());
        }
        span.setText(text(query.span()));
        span.setAccessibleText(Text.of("Time range: {0}", span.getText()));
        filling = false;
    }

    private String text(Span asked) {
        return switch (asked) {
            case Span.Last(Duration length) -> last(length);
            case Span.Between(Instant from, Instant to) -> clock.apply(from) + " – " + clock.apply(to);
        };
    }

    private static String last(Duration length) {
        if (length.equals(Duration.ofHours(1))) {
            return Text.of("Last hour");
        }
        if (length.equals(Duration.ofDays(1))) {
            return Text.of("Last day");
        }
        return length.compareTo(Duration.ofDays(1)) > 0
                ? Text.of("Last {0} days", length.toDays())
                : Text.of("Last {0} minutes", length.toMinutes());
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T choice) {
                return choice == null ? "" : text.apply(choice);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        };
    }
}
