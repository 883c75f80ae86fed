package dev.weir.app.access;

import dev.weir.app.access.policy.KnownActions;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** "May this one do that on this, and why?" JavaFX thread only. */
final class SimulatorPane extends ScrollPane {

    private static final int PROPOSALS = 12;

    private final SimulatorModel model;
    private final VBox result = new VBox(8);

    SimulatorPane(SimulatorModel model, PrincipalsModel principals) {
        this.model = model;
        setFitToWidth(true);
        setAccessibleText(Text.of("May somebody do something?"));
        getStyleClass().add("access-scroll");
        ComboBox<String> who = new ComboBox<>();
        who.setId("access-who");
        who.setEditable(true);
        who.setMaxWidth(Double.MAX_VALUE);
        who.getEditor().setPromptText("arn:aws:iam::111122223333:user/ana");
        who.getEditor().setAccessibleText(Text.of("Who, by ARN"));
        who.setAccessibleText(Text.of("Who, by ARN"));
        who.getEditor().textProperty().bindBidirectional(model.principal());
        principals
                .list()
                .subscribe(list -> who.getItems()
                        .setAll(list.entities().stream()
                                .filter(each -> each.kind() == Entity.Kind.USER
                                        || each.kind() == Entity.Kind.GROUP
                                        || each.kind() == Entity.Kind.ROLE)
                                .map(Entity::arn)
                                .toList()));
        ComboBox<String> what = new ComboBox<>();
        what.setId("access-action");
        what.setEditable(true);
        what.setMaxWidth(Double.MAX_VALUE);
        what.getEditor().setPromptText("kinesis:GetRecords");
        what.getEditor().setAccessibleText(Text.of("What, an action"));
        what.setAccessibleText(Text.of("What, an action"));
        what.getEditor().textProperty().bindBidirectional(model.action());
        what.setOnShowing(event -> propose(what));
        TextField on = field(
                "access-resource",
                Text.of("On what, an ARN"),
                Text.of("arn:aws:kinesis:us-east-1:111122223333:stream/orders, or * for any"));
        on.textProperty().bindBidirectional(model.resource());
        TextField given = field(
                "access-context", Text.of("Given conditions"), "aws:SourceIp=10.1.2.3, aws:RequestTag/team=orders");
        given.textProperty().bindBidirectional(model.context());
        Button ask = new Button(Text.in("verb", "Ask"), Icons.of(Icon.KEY));
        ask.setId("access-ask");
        ask.getStyleClass().add("accent");
        ask.setDefaultButton(false);
        ask.setOnAction(event -> model.ask());
        on.setOnAction(event -> askIfReady());
        given.setOnAction(event -> askIfReady());
        GridPane form = new GridPane(12, 8);
        ColumnConstraints names = new ColumnConstraints(110);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().setAll(names, fields);
        form.addRow(0, new Label(Text.in("May … do … on …", "May")), who);
        form.addRow(1, new Label(Text.in("May … do … on …", "do")), what);
        form.addRow(2, new Label(Text.in("May … do … on …", "on")), on);
        form.addRow(3, new Label(Text.of("given (optional)")), given);
        form.add(
                new HBox(new Guarded(
                        ask,
                        Bindings.createObjectBinding(
                                model::whyNot, model.principal(), model.action(), model.asking()))),
                1,
                4);
        form.setMaxWidth(760);
        VBox content = new VBox(
                16,
                Rows.text(
                        Text.of(
                                "The service itself evaluates the policies of the one you name; nothing is done and nothing changes."),
                        "muted"),
                form,
                result);
        content.getStyleClass().add("access-tab");
        setContent(content);
        model.answer().subscribe(this::show);
        model.failure().subscribe(this::fail);
    }

    private static TextField field(String id, String spoken, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(spoken);
        field.setPromptText(prompt);
        return field;
    }

    private void askIfReady() {
        if (model.whyNot() == null) {
            model.ask();
        }
    }

    private void propose(ComboBox<String> what) {
        String typed = what.getEditor().getText();
        String wanted = typed.toLowerCase(java.util.Locale.ROOT);
        List<String> near = KnownActions.all().stream()
                .filter(each -> each.toLowerCase(java.util.Locale.ROOT).contains(wanted))
                .limit(PROPOSALS)
                .toList();
        what.getItems().setAll(near);
        what.getEditor().setText(typed);
    }

    private void show(@Nullable Simulation answer) {
        result.getChildren().clear();
        if (answer == null) {
            return;
        }
        Label sentence = Rows.text(answer.sentence(name(model.principal().get())), "page-subheading");
        sentence.setId("access-answer");
        sentence.setGraphic(Icons.of(answer.allowed() ? Icon.CHECK_CIRCLE : Icon.DENIED));
        sentence.getStyleClass().add(answer.allowed() ? "access-yes" : "access-no");
        result.getChildren().add(sentence);
        if (!answer.deciders().isEmpty()) {
            result.getChildren()
                    .add(Rows.heading(
                            answer.deciders().size() == 1
                                    ? Text.of("The statement that decided")
                                    : Text.of("The statements that decided")));
        }
        for (Simulation.Decider each : answer.deciders()) {
            result.getChildren().add(Rows.text(each.place(), "medium"));
            if (!each.text().isBlank()) {
                result.getChildren().add(Rows.text(each.text().strip(), "mono", "small", "access-statement"));
            }
        }
        if (!answer.missing().isEmpty()) {
            result.getChildren()
                    .add(Rows.text(
                            Text.of(
                                    "A condition asks for {0}, which was not given: with it the answer may be another.",
                                    String.join(", ", answer.missing())),
                            "muted"));
        }
        result.getChildren()
                .add(Rows.text(
                        Text.of(
                                "The simulator knows the policies of the one asked about, not those of the resource, of the organization or of a"
                                        + " session."),
                        "muted",
                        "small"));
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private void fail(@Nullable Failure failure) {
        if (failure != null) {
            result.getChildren()
                    .setAll(
                            Rows.text(failure.what(), "page-subheading", "access-no"),
                            Rows.text(failure.advice(), "muted"));
        }
    }
}
