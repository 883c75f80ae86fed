package dev.weir.app.query;

import dev.weir.app.query.old.OldApplication;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Says under the editor that a text is of the old Kinesis Analytics, and offers to translate it. JavaFX thread only. */
final class OldDialectNotice extends HBox {

    OldDialectNotice(StatementModel model, QueryModel page, Workspace workspace) {
        super(8);
        setId("query-old");
        getStyleClass().add("query-left");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        Label what = new Label(Text.of("This is SQL of Kinesis Data Analytics, which AWS has closed."));
        what.setWrapText(true);
        HBox.setHgrow(what, Priority.ALWAYS);
        Button translate = new Button(Text.of("Translate to Flink…"), Icons.of(Icon.ARROW_RIGHT));
        translate.setId("query-translate");
        translate.setMinWidth(Region.USE_PREF_SIZE);
        translate.setOnAction(event -> new OldDialectDialog(model.text().get(), page, workspace).show(this));
        getChildren().addAll(Icons.of(Icon.INFO), what, translate);
        model.text().subscribe(text -> setVisible(OldApplication.recognises(text)));
    }
}
