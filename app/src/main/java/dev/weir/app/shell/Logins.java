package dev.weir.app.shell;

import dev.weir.app.connection.CliLoginModel;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.MfaModel;
import dev.weir.app.connection.SsoLoginModel;
import dev.weir.app.connection.credentials.SsoLogin;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The dialogs by which a person gives a connection its credentials: SSO in the browser, an MFA code, the AWS CLI. */
final class Logins {

    private final Node owner;
    private final Browser browser;
    private final Consumer<String> say;

    /** @param owner any node of the window */
    Logins(Node owner, Browser browser, Consumer<String> say) {
        this.owner = owner;
        this.browser = browser;
        this.say = say;
    }

    /** Goes through a login in the browser; closes itself when it is done. */
    void sso(Connection connection, String what, SsoLoginModel model) {
        LoginDialog login = new LoginDialog("sso-login", Text.of("Log in to {0}", what), owner);
        Button open = LoginDialog.button("login-open", Text.of("Open the browser"), Icon.GLOBE, () -> {});
        open.getStyleClass().add("accent");
        open.setDefaultButton(true);
        Button copy = LoginDialog.button("login-copy", Text.of("Copy the address"), Icon.COPY, () -> {});
        Button again = LoginDialog.button("login-again", Text.of("Start again"), Icon.REFRESH, model::start);
        Hyperlink byCode = new Hyperlink(Text.of("The browser is on another computer: log in with a code"));
        byCode.setId("login-with-code");
        byCode.setOnAction(event -> model.startWithCode());
        Label code = new Label();
        code.setId("login-code");
        code.getStyleClass().addAll("figure", "login-code");
        model.state().subscribe(state -> {
            switch (state) {
                case SsoLoginModel.State.Asking asking -> {
                    login.body();
                    login.going(Text.of("Asking IAM Identity Center to log in…"));
                }
                case SsoLoginModel.State.Browsing browsing -> {
                    open.setOnAction(event -> open(login, browsing.address()));
                    copy.setOnAction(event -> copy(browsing.address()));
                    login.body(
                            words(Text.of(
                                    "Approve this login in the browser of this computer, which then comes back here by"
                                            + " itself. The login is kept where the AWS CLI keeps its own, so both share"
                                            + " it.")),
                            new HBox(8, open, copy),
                            byCode);
                    login.going(Text.of("Waiting until it is approved in the browser…"));
                }
                case SsoLoginModel.State.Waiting waiting -> {
                    SsoLogin.Prompt prompt = waiting.prompt();
                    code.setText(prompt.code());
                    code.setAccessibleText(Text.of("The code is {0}", prompt.code()));
                    open.setOnAction(event -> open(login, prompt.address()));
                    copy.setOnAction(event -> copy(prompt.address()));
                    login.body(
                            words(Text.of(
                                    "Approve this login in the browser, if it shows the same code. The login is kept where"
                                            + " the AWS CLI keeps its own, so both share it.")),
                            code,
                            new HBox(8, open, copy));
                    login.going(Text.of("Waiting until it is approved in the browser…"));
                }
                case SsoLoginModel.State.Done done -> {
                    login.close();
                    say.accept(Text.of("Logged in to {0}.", what));
                }
                case SsoLoginModel.State.Failed failed -> {
                    login.body(new HBox(8, again, byCode));
                    login.trouble(
                            failed.failure().what() + " " + failed.failure().advice());
                }
            }
        });
        show(login, connection, model::cancel);
        model.start();
    }

    /** Waits for the CLI's login; closes itself when it is done. */
    void cli(Connection connection, CliLoginModel model) {
        LoginDialog login = new LoginDialog("cli-login", Text.of("Log in with the AWS CLI"), owner);
        Label command = new Label(model.command());
        command.getStyleClass().addAll("mono", "confirm-thing");
        command.setWrapText(true);
        command.setMinHeight(Region.USE_PREF_SIZE);
        Button again = LoginDialog.button("login-again", Text.of("Start again"), Icon.REFRESH, model::start);
        Button copy =
                LoginDialog.button("login-copy", Text.of("Copy the command"), Icon.COPY, () -> copy(model.command()));
        login.body(
                words(Text.of(
                        "Only the AWS CLI can begin this sort of login. It opens the browser itself; the login is then used"
                                + " and renewed here too.")),
                command,
                new HBox(8, again, copy));
        model.state().subscribe(state -> {
            switch (state) {
                case CliLoginModel.State.Running running -> {
                    again.setDisable(true);
                    login.going(Text.of("Waiting for the AWS CLI…"));
                }
                case CliLoginModel.State.Done done -> {
                    login.close();
                    say.accept(Text.of("Logged in."));
                }
                case CliLoginModel.State.Failed failed -> {
                    again.setDisable(false);
                    login.trouble(
                            failed.failure().what() + " " + failed.failure().advice());
                }
            }
        });
        show(login, connection, model::cancel);
        model.start();
    }

    /** Asks for the code of an MFA device; closes itself when it was accepted. */
    void mfa(Connection connection, MfaModel model) {
        LoginDialog login = new LoginDialog("mfa-login", Text.of("MFA code"), owner);
        ButtonType sendType = new ButtonType(Text.of("Send"), ButtonData.OK_DONE);
        login.dialog().getDialogPane().getButtonTypes().add(sendType);
        Button send = (Button) login.dialog().getDialogPane().lookupButton(sendType);
        send.setId("mfa-send");
        TextField code = new TextField();
        code.setId("mfa-code");
        code.setPromptText("123456");
        code.setAccessibleText(Text.of("MFA code, six digits"));
        code.setMaxWidth(160);
        code.getStyleClass().addAll("mono", "mfa-code");
        Label asks = words("");
        Label serial = new Label();
        serial.getStyleClass().addAll("mono", "confirm-thing");
        serial.setWrapText(true);
        serial.setMinHeight(Region.USE_PREF_SIZE);
        model.need().subscribe(need -> {
            asks.setText(Text.of("The role {0} asks for the code that this device shows now:", need.roleArn()));
            serial.setText(need.serial());
            code.clear();
        });
        login.body(asks, serial, code);
        Runnable check = () -> send.setDisable(model.sending().get() || !MfaModel.plausible(code.getText()));
        code.textProperty().subscribe(check);
        model.sending().subscribe(sending -> {
            check.run();
            if (sending) {
                login.going(Text.of("Asking STS for the role…"));
            } else {
                login.trouble(model.problem().get());
            }
        });
        model.problem().subscribe(problem -> {
            if (!problem.isEmpty()) {
                login.trouble(problem);
                code.selectAll();
                code.requestFocus();
            }
        });
        model.done().subscribe(done -> {
            if (done) {
                login.close();
                say.accept(Text.of("Signed in with MFA."));
            }
        });
        send.addEventFilter(ActionEvent.ACTION, event -> {
            // Only a code that was accepted closes the dialog.
            event.consume();
            model.answer(code.getText());
        });
        login.dialog().setOnShown(event -> code.requestFocus());
        show(login, connection, () -> {});
    }

    private void show(LoginDialog login, Connection connection, Runnable cancel) {
        // Of the window itself: it may be closed in other ways than by the dialog's own buttons.
        login.dialog().showingProperty().subscribe((before, now) -> {
            if (!now) {
                cancel.run();
            }
        });
        Dialogs.dress(login.dialog(), owner, connection.kind());
        login.dialog().show();
    }

    private void open(LoginDialog login, String address) {
        try {
            browser.open(address);
        } catch (IOException e) {
            copy(address);
            login.going(Text.of(
                    "No browser could be opened here. The address has been copied: open it yourself. Waiting until it"
                            + " is approved…"));
        }
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        say.accept(Text.of("Copied."));
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
