package dev.weir.app.shell;

import dev.weir.app.connection.Access;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.CopyAs;
import dev.weir.app.connection.credentials.Standing;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All that is known of who calls: ARN, account, end of the credentials, what is in the way; and the ways on. */
final class AccessSheet extends VBox {

    private final GridPane facts = new GridPane(16, 8);
    private final Button logIn = new Button(Text.of("Log in again"), Icons.of(Icon.KEY));
    private int rows;

    /** @param logIn gets credentials anew, by a login if one is needed */
    AccessSheet(Runnable logIn, Consumer<CopyAs> copy) {
        setId("access-sheet");
        getStyleClass().add("weir-sheet");
        setMaxSize(600, Region.USE_PREF_SIZE);
        Label heading = new Label(Text.of("Who is calling"));
        heading.getStyleClass().add("page-heading");
        this.logIn.setId("log-in");
        this.logIn.setOnAction(event -> logIn.run());
        MenuButton copyAs = new MenuButton(Text.of("Copy connection as"), Icons.of(Icon.COPY));
        copyAs.setId("access-copy");
        for (CopyAs each : CopyAs.values()) {
            MenuItem item = new MenuItem(each.words());
            item.setId("access-copy-" + each.name().toLowerCase(Locale.ROOT));
            item.setOnAction(event -> copy.accept(each));
            copyAs.getItems().add(item);
        }
        ScrollPane shown = Scrolled.down(facts);
        VBox.setVgrow(shown, Priority.ALWAYS);
        getChildren().addAll(heading, shown, new HBox(8, this.logIn, copyAs));
    }

    /** Shows how it is at this time. */
    void show(Connection connection, Access access, Instant now, ZoneId zone) {
        facts.getChildren().clear();
        rows = 0;
        fact(Text.of("Connection"), connection.title());
        fact(Text.of("Region"), connection.region());
        fact(
                Text.of("Endpoint"),
                connection.endpoint() == null ? "AWS" : connection.endpoint().toString());
        Access.Caller caller = access.caller();
        Failure trouble = access.trouble();
        if (caller != null) {
            fact("ARN", caller.arn());
            fact(Text.of("Account"), caller.account());
            fact(Text.of("User id"), caller.userId());
        } else if (trouble != null) {
            fact(Text.of("Identity"), trouble.what() + " " + trouble.advice());
        }
        Standing credentials = access.credentials();
        Instant end = credentials.expires();
        ExpectedFailure problem = credentials.problem();
        if (problem != null) {
            fact(Text.of("Credentials"), problem.getMessage() + " " + problem.advice());
        } else if (end != null) {
            String relative = Format.ago(end, now);
            String time = Format.time(end, zone);
            fact(
                    Text.of("Credentials"),
                    end.isAfter(now)
                            ? Text.of("expire {0}, at {1}", relative, time)
                            : Text.of("expired {0}, at {1}", relative, time));
        } else {
            fact(
                    Text.of("Credentials"),
                    credentials.issued() == 0 ? Text.of("none yet") : Text.of("do not expire, as far as is known"));
        }
        if (!access.clockWords().isEmpty()) {
            fact(
                    Text.of("Clock"),
                    Text.of(
                            "{0} Set this computer's clock: times that are shown and asked for are off by as much.",
                            access.clockWords()));
        }
        logIn.setText(credentials.need() == null ? Text.of("Get credentials anew") : Text.of("Log in"));
        logIn.setVisible(!connection.embedded());
        logIn.setManaged(!connection.embedded());
    }

    private void fact(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        // A text that can be selected, for ARNs are there to be copied; as high as it needs to be.
        TextArea text = new TextArea(value);
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("mono", "access-fact");
        text.setPrefRowCount(Math.max(1, (value.length() + 55) / 56));
        text.setAccessibleText(name + ": " + value);
        label.setLabelFor(text);
        GridPane.setHgrow(text, Priority.ALWAYS);
        GridPane.setValignment(label, VPos.TOP);
        facts.addRow(rows++, label, text);
    }
}
