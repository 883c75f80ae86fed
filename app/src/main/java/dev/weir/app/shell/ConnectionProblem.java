package dev.weir.app.shell;

import dev.weir.app.connection.ConnectionModel.State.Failed;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says why there is no connection, and offers the ways on: retry, another one, or the broker of this console. */
final class ConnectionProblem extends VBox {

    ConnectionProblem(Failed failed, Runnable embedded) {
        super(0);
        StatePane said = new StatePane();
        said.showFailure(failed.failure(), failed.again());
        VBox.setVgrow(said, Priority.ALWAYS);
        Button start = new Button(Text.of("Use the embedded broker"), Icons.of(Icon.SERVER));
        start.setId("use-embedded");
        start.setOnAction(event -> embedded.run());
        HBox ways = new HBox(8, start);
        if (!OtherConnection.helpsWith(failed.failure().kind())) {
            ways.getChildren().add(OtherConnection.button());
        }
        ways.setAlignment(Pos.CENTER);
        getStyleClass().add("page");
        setAlignment(Pos.CENTER);
        getChildren().addAll(said, ways);
    }
}
