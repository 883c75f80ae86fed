package dev.weir.app.streams.configuration;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One setting: its value, the form for another, and what that does and costs before it is done. */
final class SettingPane extends VBox {

    private final Workspace workspace;
    private final Setting setting;
    private final StreamModel stream;
    private final VBox planned = new VBox(8);
    private final Button apply = new Button(Text.of("Apply"));
    private final Button undo = new Button();
    private final Label refused = wrapped("wrong");
    private final Label problem = wrapped("wrong");
    private final Label locked = wrapped("muted");
    private final Label unread = wrapped("wrong");
    /** Kept here, as a binding that only its sources know is collected as garbage. */
    private final ObservableValue<@Nullable String> why;

    SettingPane(Workspace workspace, Setting setting, StreamModel stream) {
        super(12);
        this.workspace = workspace;
        this.setting = setting;
        this.stream = stream;
        getStyleClass().add("setting-pane");
        setId("setting-" + setting.id());
        Label title = new Label(setting.title());
        title.getStyleClass().add("page-subheading");
        Label value = wrapped("medium");
        value.textProperty().bind(setting.value());
        value.setId("setting-value");
        Label about = wrapped("muted");
        about.setText(setting.about());
        apply.setId("setting-apply");
        apply.getStyleClass().add("accent");
        apply.setOnAction(event -> ask());
        Button discard = new Button(Text.of("Discard"));
        discard.setId("setting-discard");
        discard.setOnAction(event -> setting.discard());
        discard.disableProperty()
                .bind(setting.plan().isNull().and(setting.problem().isNull()));
        undo.setId("setting-undo");
        undo.setGraphic(Icons.of(Icon.ARROW_LEFT));
        undo.managedProperty().bind(undo.visibleProperty());
        why = Bindings.createObjectBinding(this::whyNot, setting.locked(), setting.plan(), setting.problem());
        HBox buttons = new HBox(8, new Guarded(apply, why), discard, undo);
        refused.setId("setting-refused");
        getChildren()
                .addAll(
                        new VBox(4, title, value, about),
                        unread,
                        SettingForms.of(setting),
                        problem,
                        locked,
                        planned,
                        refused,
                        buttons);
        setting.plan().subscribe(plan -> showPlan(plan));
        setting.problem().subscribe(text -> show(problem, text));
        setting.locked().subscribe(text -> show(locked, text));
        setting.unread().subscribe(failure -> show(unread, words(failure)));
        setting.refused().subscribe(failure -> show(refused, words(failure)));
        setting.undo().subscribe(this::showUndo);
    }

    private static @Nullable String words(@Nullable Failure failure) {
        return failure == null ? null : Advice.words(failure);
    }

    private @Nullable String whyNot() {
        String lock = setting.locked().get();
        if (lock != null) {
            return lock;
        }
        String wrong = setting.problem().get();
        return wrong != null ? wrong : setting.plan().get() == null ? Text.of("Nothing is changed yet.") : null;
    }

    private void showPlan(@Nullable Plan plan) {
        apply.setText(plan == null ? Text.of("Apply") : plan.action());
        apply.getStyleClass().removeAll("accent", "danger");
        apply.getStyleClass().add(plan != null && plan.loss() != null ? "danger" : "accent");
        planned.getChildren().clear();
        planned.setVisible(plan != null);
        planned.setManaged(plan != null);
        if (plan == null) {
            return;
        }
        String region = workspace.connection().region();
        String source = "us-east-1".equals(region)
                ? ListPrices.source()
                : ListPrices.source() + " " + Text.of("Those of {0} may differ.", region);
        planned.getChildren()
                .addAll(
                        part(Text.of("What it does"), plan.does(), null),
                        part(
                                Text.of("What it costs on AWS"),
                                plan.costs(),
                                plan.costs().contains("$") ? source : null),
                        part(Text.of("How long it takes"), plan.takes(), null),
                        part(Text.of("Can it be undone"), plan.back(), null),
                        new CallBox(workspace, plan.calls()));
    }

    private static Node part(String heading, String text, @Nullable String small) {
        Label name = new Label(heading);
        name.getStyleClass().addAll("medium", "plan-heading");
        name.setMinWidth(160);
        Label words = wrapped("plan-text");
        words.setText(text);
        VBox column = new VBox(2, words);
        if (small != null) {
            Label note = wrapped("small");
            note.getStyleClass().add("muted");
            note.setText(small);
            column.getChildren().add(note);
        }
        HBox.setHgrow(column, javafx.scene.layout.Priority.ALWAYS);
        return new HBox(8, name, column);
    }

    private void showUndo(Plan.@Nullable Undo way) {
        undo.setVisible(way != null);
        if (way != null) {
            undo.setText(way.words());
            undo.setOnAction(event -> way.fill().run());
        }
    }

    private void ask() {
        Plan plan = setting.plan().get();
        Plan.Loss loss = plan == null ? null : plan.loss();
        if (plan == null || loss == null) {
            setting.apply();
            return;
        }
        Confirm.ask(
                workspace,
                this,
                new Confirm.Question(loss.question(), stream.streamName(), loss.lost(), plan.action()),
                setting::apply);
    }

    private static void show(Label label, @Nullable String text) {
        label.setText(text);
        label.setVisible(text != null);
        label.setManaged(text != null);
    }

    static Label wrapped(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(List.of(style));
        return label;
    }
}
