package dev.weir.app.shell;

import dev.weir.app.connection.Access;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Who calls, in the top bar: account, role, and the end of the credentials when it matters. Pressed, it says all. */
final class AccessButton extends Button {

    private static final double WIDEST_NAME = 200;

    private final Label account = new Label();
    private final Node person = Icons.of(Icon.PERSON);
    private final Label name = new Label();
    private final Label clock = new Label(Text.of("clock is off"));
    private final Label expiry = new Label();

    AccessButton(Runnable open) {
        setId("open-access");
        getStyleClass().addAll("flat", "access");
        account.getStyleClass().addAll("mono", "small", "muted");
        account.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().addAll("mono", "small", "muted", "top-identity");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(48);
        name.setMaxWidth(WIDEST_NAME);
        clock.setId("clock-off");
        clock.getStyleClass().addAll("small", "access-pill", "access-soon");
        expiry.setId("access-expiry");
        expiry.getStyleClass().addAll("small", "access-pill");
        for (Label pill : new Label[] {clock, expiry}) {
            pill.setMinWidth(Region.USE_PREF_SIZE);
            pill.managedProperty().bind(pill.visibleProperty());
            pill.setVisible(false);
        }
        HBox face = new HBox(8, person, account, name, clock, expiry);
        face.setAlignment(Pos.CENTER_LEFT);
        setGraphic(face);
        for (Node part : new Node[] {person, account, name}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        compact(false);
        setOnAction(event -> open.run());
        setAccessibleText(Text.of("Who is calling"));
    }

    /** Whether there is no room for names: then an icon stands for them, and the tooltip says them. */
    void compact(boolean on) {
        person.setVisible(on);
        account.setVisible(!on);
        name.setVisible(!on);
    }

    /** Shows how it is at this time. */
    void show(Access access, Instant now) {
        Access.Caller caller = access.caller();
        Failure trouble = access.trouble();
        account.setText(caller == null ? "" : caller.account());
        name.setText(caller != null ? caller.shortName() : trouble != null ? Text.of("identity unknown") : "");
        clock.setVisible(!access.clockAhead().isZero());
        String end = access.expiry(now);
        Access.Urgency urgency = access.urgency(now);
        expiry.setText(end);
        expiry.setVisible(!end.isEmpty());
        expiry.getStyleClass().removeAll("access-soon", "access-over");
        switch (urgency) {
            case NONE -> {}
            case SOON -> expiry.getStyleClass().add("access-soon");
            case OVER -> expiry.getStyleClass().add("access-over");
        }
        String said = said(caller, trouble, end, access.clockWords());
        setTooltip(new Tooltip(said));
        setAccessibleText(Text.of("Who is calling: {0}", said));
    }

    private static String said(Access.@Nullable Caller caller, @Nullable Failure trouble, String end, String clock) {
        StringBuilder text = new StringBuilder(
                caller != null
                        ? caller.arn()
                        : trouble != null ? trouble.what() : Text.of("The service has not said yet."));
        if (!end.isEmpty()) {
            text.append('\n').append(Text.of("Credentials: {0}", end));
        }
        if (!clock.isEmpty()) {
            text.append('\n').append(clock);
        }
        return text.toString();
    }
}
