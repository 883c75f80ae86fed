package dev.weir.app.delivery.form;

import dev.weir.app.streams.WholeNumberField;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A field of the form with its name above and what is wrong with it, or what it means, below. */
final class Row extends VBox {

    private final Label below = new Label();
    private final String hint;
    private final @Nullable Field text;

    private Row(String name, Node control, String hint, @Nullable Field text) {
        super(4);
        this.hint = hint;
        this.text = text;
        Label label = new Label(name);
        label.setLabelFor(control);
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        below.getStyleClass().add("small");
        below.managedProperty().bind(below.textProperty().isNotEmpty());
        getChildren().addAll(label, control, below);
        managedProperty().bind(visibleProperty());
        say(null);
    }

    /** A row of any control. */
    static Row of(String name, Node control, String hint) {
        return new Row(name, control, hint, null);
    }

    /**
     * A row of a text.
     *
     * @param prompt an example
     * @param hint what it means; shown while nothing is wrong
     */
    static Row text(DeliveryFormModel model, Field text, String name, String prompt, String hint) {
        return row(model, text, name, prompt, hint, new TextField());
    }

    /** A row of a text that is not shown as it is typed. */
    static Row secret(DeliveryFormModel model, Field text, String name, String hint) {
        return row(model, text, name, model.editing() == null ? "" : Text.of("unchanged"), hint, new PasswordField());
    }

    /** A field of a whole number; the form does not take −1, which is what counts while it has none. */
    static WholeNumberField amount(IntegerProperty amount, String id, String name) {
        return new WholeNumberField(amount, id, name, -1);
    }

    private static Row row(
            DeliveryFormModel model, Field text, String name, String prompt, String hint, TextField field) {
        field.setId(id(text));
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        field.getStyleClass().add("mono");
        field.textProperty().bindBidirectional(model.draft().text(text));
        Row row = new Row(name, field, hint, text);
        model.problems().subscribe(row::show);
        return row;
    }

    static String id(Field text) {
        return "delivery-" + text.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A box to tick, with what it means below. */
    static VBox check(BooleanProperty flag, String id, String name, String hint) {
        CheckBox box = new CheckBox(name);
        box.setId(id);
        box.selectedProperty().bindBidirectional(flag);
        Label below = new Label(hint);
        below.getStyleClass().addAll("muted", "small");
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        below.setManaged(!hint.isEmpty());
        VBox both = new VBox(4, box, below);
        both.managedProperty().bind(both.visibleProperty());
        return both;
    }

    private void show(List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.field() != null && problem.field() == text) {
                say(problem.sentence());
                return;
            }
        }
        say(null);
    }

    private void say(@Nullable String wrong) {
        below.setText(wrong == null ? hint : wrong);
        below.getStyleClass().removeAll("form-problem", "muted");
        below.getStyleClass().add(wrong == null ? "muted" : "form-problem");
    }
}
