package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** When the buffer is delivered, how long it is tried again, and what is kept besides. */
final class BufferSection {

    private BufferSection() {}

    static Node of(DeliveryFormModel model) {
        DeliveryDraft draft = model.draft();
        WrappingRow size = new WrappingRow(
                8,
                Row.amount(draft.amount(Amount.BUFFER_MIB), "delivery-buffer-mib", Text.of("Buffer size in MiB")),
                StepsSection.unit(Text.of("MiB, or")),
                Row.amount(
                        draft.amount(Amount.BUFFER_SECONDS),
                        "delivery-buffer-seconds",
                        Text.of("Buffer time in seconds")),
                StepsSection.unit(Text.of("s, whichever comes first")));
        FlowPane choices = new FlowPane(
                8,
                8,
                choice(model, Text.of("Soon"), 1, 60),
                choice(model, Text.of("Usual"), 5, 300),
                choice(model, Text.of("Large objects"), 128, 900));
        Label wrong = new Label();
        wrong.getStyleClass().addAll("form-problem", "small");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        model.problems().subscribe(problems -> wrong.setText(general(problems)));
        Row retry = Row.of(
                Text.of("Tried again for, s"),
                Row.amount(draft.amount(Amount.RETRY_SECONDS), "delivery-retry", Text.of("Seconds of trying again")),
                Text.of("Then records go to the error prefix of the bucket."));
        VBox backup =
                Row.check(draft.flag(Flag.BACKUP), "delivery-backup", Text.of("Keep all source records in S3 too"), "");
        Row prefix = Row.text(
                model,
                Field.BACKUP_PREFIX,
                Text.of("Backup prefix"),
                "source/",
                Text.of("As they came, before any step."));
        Row bucket = Row.text(
                model, Field.BACKUP_BUCKET, Text.of("Backup bucket"), "", Text.of("The same bucket if empty."));
        VBox where = new VBox(12, bucket, prefix);
        where.getStyleClass().add("delivery-inner");
        where.managedProperty().bind(where.visibleProperty());
        Runnable show = () -> {
            DestinationType type = draft.type().get();
            retry.setVisible(type != DestinationType.S3);
            where.setVisible(draft.is(Flag.BACKUP) && (type == DestinationType.S3 || type == DestinationType.REDSHIFT));
            bucket.setVisible(type == DestinationType.S3);
        };
        draft.type().subscribe(show);
        draft.flag(Flag.BACKUP).subscribe(show);
        show.run();
        VBox logging = Row.check(
                draft.flag(Flag.LOGGING),
                "delivery-logging",
                Text.of("Log errors in CloudWatch Logs"),
                Text.of("Into /aws/kinesisfirehose/ and its name; the log is made if it is not there."));
        return new Section(Text.of("Buffer and safety"), size, choices, wrong, retry, backup, where, logging);
    }

    private static String general(List<Problem> problems) {
        return String.join(
                " ",
                problems.stream()
                        .filter(problem -> problem.field() == null)
                        .map(Problem::sentence)
                        .toList());
    }

    private static Button choice(DeliveryFormModel model, String name, int mebibytes, int seconds) {
        Button button = new Button(name + ": " + mebibytes + " MiB, " + seconds + " s");
        button.getStyleClass().add("small");
        button.setOnAction(event -> {
            model.draft().amount(Amount.BUFFER_MIB).set(mebibytes);
            model.draft().amount(Amount.BUFFER_SECONDS).set(seconds);
        });
        model.draft().type().subscribe(type -> {
            Bounds bounds = Bounds.of(type);
            boolean fits = mebibytes <= bounds.mostMib() && seconds <= bounds.mostSeconds();
            button.setVisible(fits);
            button.setManaged(fits);
        });
        return button;
    }
}
