package dev.weir.app.delivery.form;

import dev.weir.app.fx.Failure;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What it is called and where its records come from. Neither can be changed later. */
final class SourceSection {

    private SourceSection() {}

    static Node of(Workspace workspace, DeliveryFormModel model) {
        DeliveryDraft draft = model.draft();
        Row name = Row.text(model, Field.NAME, Text.of("Name"), "orders-to-s3", Text.of("It cannot be renamed."));
        ToggleGroup group = new ToggleGroup();
        RadioButton direct = radio("Direct PUT", "delivery-source-direct", group);
        RadioButton stream = radio(Text.of("A Kinesis stream:"), "delivery-source-stream", group);
        StreamPicker picker = new StreamPicker(workspace, chosen -> {
            draft.flag(Flag.FROM_STREAM).set(true);
            model.source().choose(chosen);
        });
        picker.setId("delivery-source-picker");
        draft.text(Field.SOURCE_STREAM).subscribe(chosen -> picker.choose(chosen.isEmpty() ? null : chosen));
        draft.flag(Flag.FROM_STREAM).subscribe(on -> (on ? stream : direct).setSelected(true));
        direct.setOnAction(event -> draft.flag(Flag.FROM_STREAM).set(false));
        stream.setOnAction(event -> draft.flag(Flag.FROM_STREAM).set(true));
        WrappingRow choices = new WrappingRow(16, direct, new WrappingRow(8, stream, picker));
        Label below = new Label();
        below.setWrapText(true);
        below.setMinHeight(Label.USE_PREF_SIZE);
        below.getStyleClass().add("small");
        Runnable say = () -> say(below, model);
        model.source().failure().subscribe(say);
        model.problems().subscribe(say);
        if (model.editing() != null) {
            name.setDisable(true);
            choices.setDisable(true);
        }
        VBox encrypt = Row.check(
                draft.flag(Flag.ENCRYPT),
                "delivery-encrypt",
                Text.of("Encrypt records while they wait (with AWS's own key)"),
                Text.of("For direct puts. With a stream as the source, the stream encrypts."));
        draft.flag(Flag.FROM_STREAM).subscribe(on -> encrypt.setVisible(!on && model.editing() == null));
        return new Section(Text.of("Source"), name, choices, below, encrypt);
    }

    private static void say(Label below, DeliveryFormModel model) {
        Failure failure = model.source().failure().get();
        @Nullable String wrong = failure != null
                ? failure.what() + " " + failure.advice()
                : model.problems().get().stream()
                        .filter(problem -> problem.field() == Field.SOURCE_STREAM)
                        .map(Problem::sentence)
                        .findFirst()
                        .orElse(null);
        below.getStyleClass().removeAll("form-problem", "muted");
        below.getStyleClass().add(wrong == null ? "muted" : "form-problem");
        below.setText(
                wrong != null
                        ? wrong
                        : model.draft().is(Flag.FROM_STREAM)
                                ? Text.of(
                                        "It reads the stream from its end on: what is in it already is not delivered.")
                                : Text.of(
                                        "Producers call PutRecord and PutRecordBatch of Firehose, or its agent does."));
    }

    private static RadioButton radio(String text, String id, ToggleGroup group) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        return button;
    }
}
