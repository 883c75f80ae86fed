package dev.weir.app.send;

import dev.weir.app.connection.Connection;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.scene.Node;

/** Asks before records go into a stream in PRODUCTION, where the stream's name is typed in; elsewhere it does not ask. */
public final class SendQuestion {

    private SendQuestion() {}

    /**
     * Asks if it must.
     *
     * @param owner any node of the window that asks
     * @param what what is about to be sent, one or two sentences
     * @param action the verb on the button
     * @param onYes called at once where nothing is asked
     */
    public static void ask(
            Workspace workspace, Node owner, String streamName, String what, String action, Runnable onYes) {
        if (workspace.connection().kind() != Connection.Kind.PRODUCTION) {
            onYes.run();
            return;
        }
        Confirm.ask(
                workspace,
                owner,
                new Confirm.Question(
                        Text.of("Put records into production?"),
                        streamName,
                        what + " "
                                + Text.of(
                                        "Records cannot be taken back: they stay until the stream's retention ends, and"
                                                + " every consumer gets them."),
                        action),
                onYes);
    }
}
