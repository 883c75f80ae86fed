package dev.weir.app.access;

import dev.weir.app.connection.Denial;
import dev.weir.app.connection.Refusals;
import dev.weir.app.connection.Refusals.Refusal;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What this connection was refused since it was made. JavaFX thread only. */
final class RefusedPane extends StackPane {

    private final StatePane state = new StatePane();

    private final Workspace workspace;
    private final Consumer<Question> ask;

    /** @param ask brings a question to the simulator */
    RefusedPane(Workspace workspace, Consumer<Question> ask) {
        getChildren().add(state);
        this.workspace = workspace;
        this.ask = ask;
        getStyleClass().add("access-tab");
    }

    /** Looks what was refused until now. */
    void show() {
        List<Refusal> refusals = workspace.clients().refusals().all();
        if (refusals.isEmpty()) {
            state.showEmpty(Text.of("Nothing was refused to this connection since it was made."));
            return;
        }
        VBox content = new VBox(12);
        content.getChildren().add(Rows.text(counted(refusals.size()), "muted"));
        for (Refusal each : refusals) {
            content.getChildren().add(refusal(each));
        }
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Text.of("What was refused"));
        scroll.getStyleClass().add("access-scroll");
        state.showContent(scroll);
    }

    private static String counted(int refusals) {
        return refusals == Refusals.MOST
                ? Text.of(
                        "{0} operations were refused to this connection since it was made (no more than these are kept).",
                        Format.count(refusals))
                : Text.count(
                        refusals,
                        "{0} operation was refused to this connection since it was made.",
                        "{0} operations were refused to this connection since it was made.");
    }

    private VBox refusal(Refusal refusal) {
        Denial denial = refusal.denial();
        String action =
                Objects.requireNonNullElse(denial.action(), ActionName.of(refusal.service(), refusal.operation()));
        Button why = new Button(Text.of("Why?"));
        why.getStyleClass().add("small");
        why.setAccessibleText(Text.of("Why is {0} denied?", action));
        why.setOnAction(event -> ask.accept(new Question(
                Objects.requireNonNullElse(denial.principalArn(), ""),
                action,
                Objects.requireNonNullElse(denial.resource(), ""),
                List.of())));
        String on = denial.resource() == null ? action : Text.of("{0} on {1}", action, denial.resource());
        VBox box = new VBox(
                2,
                Rows.row(Rows.text(on, "medium"), why),
                Rows.text(denial.why() + " " + denial.advice()),
                Rows.text(
                        Text.count(
                                refusal.times(),
                                "Once, {1}",
                                "{0} times, last {1}",
                                Format.ago(refusal.last(), workspace.clock().instant())),
                        "small",
                        "muted"));
        box.getStyleClass().add("access-refusal");
        return box;
    }
}
