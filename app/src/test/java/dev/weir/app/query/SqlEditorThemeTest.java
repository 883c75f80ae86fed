package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.weir.app.query.text.Completion;
import dev.weir.app.send.PagePictures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The editor's colours are the theme's, also after the theme has changed. */
@ExtendWith(ApplicationExtension.class)
class SqlEditorThemeTest {

    private final Text function = styled("sql-function");
    private final Text keyword = styled("sql-keyword");
    private SqlEditor editor;
    private VBox root;

    private static Text styled(String styleClass) {
        Text text = new Text(styleClass);
        text.getStyleClass().add(styleClass);
        return text;
    }

    @Start
    void open(Stage stage) {
        editor = new SqlEditor(
                new SimpleStringProperty("SELECT\ncount(*)"),
                () -> new Completion.Names(Map.of(), List.of(), '"'),
                () -> {});
        root = new VBox(function, keyword, editor);
        Scene scene = new Scene(root, 600, 400);
        PagePictures.dress(scene);
        scene.getStylesheets()
                .add(SqlEditorThemeTest.class
                        .getResource("/dev/weir/resources/css/query.css")
                        .toExternalForm());
        theme(false);
        stage.setScene(scene);
        stage.show();
    }

    private void theme(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.getStyleClass().remove("dark");
        if (dark) {
            root.getStyleClass().add("dark");
        }
    }

    @Test
    void theColoursFollowTheTheme(FxRobot robot) {
        for (boolean dark : new boolean[] {false, true, false, true}) {
            robot.interact(() -> theme(dark));
            eventually(
                    "functions and keywords have the colours of " + (dark ? "dark" : "light"),
                    () -> WaitForAsyncUtils.waitForAsyncFx(
                            5000,
                            () -> function.getFill().equals(fill(editor, "count"))
                                    && keyword.getFill().equals(fill(editor, "SELECT"))));
        }
    }

    private static Paint fill(Node node, String words) {
        if (node instanceof Text text && text.getText().equals(words)) {
            return text.getFill();
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream()
                    .map(child -> fill(child, words))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }
}
