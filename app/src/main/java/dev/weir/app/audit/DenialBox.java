package dev.weir.app.audit;

import dev.weir.app.connection.Denial;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Why a call was refused, and the way to ask further. JavaFX thread only. */
final class DenialBox extends VBox {

    private final Workspace workspace;

    DenialBox(Workspace workspace) {
        super(4);
        this.workspace = workspace;
        getStyleClass().add("audit-denial");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows an event's refusal, or nothing if it was not refused. */
    void show(AuditEvent event) {
        setVisible(event.denied());
        if (!event.denied()) {
            return;
        }
        Denial denial = Denial.of(Objects.requireNonNullElse(event.errorMessage(), ""));
        String action = Objects.requireNonNullElse(denial.action(), event.shortService() + ":" + event.name());
        String who = denial.principalArn() == null && !event.principalArn().isEmpty()
                ? event.principalArn()
                : denial.principalArn();
        String resource = denial.resource() == null && !event.resources().isEmpty()
                ? event.resources().getFirst().name()
                : denial.resource();
        Button why = new Button(Text.of("Why is this denied?"), Icons.of(Icon.KEY));
        why.setId("audit-why");
        why.setOnAction(click -> workspace.open(new Place.Access(who, action, resource)));
        getChildren().setAll(line(denial.why(), "medium"), line(denial.advice(), "muted"), why);
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
