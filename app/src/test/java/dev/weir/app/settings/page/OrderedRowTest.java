package dev.weir.app.settings.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.settings.Preference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class OrderedRowTest {

    private static final List<Form.Option> USUAL =
            List.of(new Form.Option("A", "First"), new Form.Option("B", "Second"), new Form.Option("C", "Third"));

    private final List<String> typed = new ArrayList<>();
    private Editor editor;

    @Start
    void start(Stage stage) {
        editor = OrderedRow.of(
                Setting.of(Preference.DECODERS_ORDER, Group.RECORDS, "Order", "An order.", new Form.Ordered(USUAL)),
                USUAL,
                typed::add);
        editor.show("");
        stage.setScene(new Scene(new StackPane(editor.node()), 500, 300));
        stage.show();
    }

    private static Button button(FxRobot robot, String end) {
        return robot.lookup("#setting-decoders-order-" + end).queryAs(Button.class);
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup("#setting-decoders-order-list").queryListView();
    }

    @Test
    void aLineIsMovedByButtonsAndByKeysAndTheUsualOrderIsNoChange(FxRobot robot) {
        assertThat(button(robot, "up").isDisabled()).isTrue();
        robot.interact(() -> list(robot).getSelectionModel().select(2));
        assertThat(button(robot, "down").isDisabled()).isTrue();
        robot.interact(() -> button(robot, "up").fire());
        assertThat(typed).containsExactly("A,C,B");
        robot.interact(() -> list(robot).requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        assertThat(typed).endsWith("C,A,B");
        assertThat(list(robot).getSelectionModel().getSelectedIndex()).isZero();
        robot.interact(() -> {
            button(robot, "down").fire();
            button(robot, "down").fire();
        });
        assertThat(typed).endsWith("");
    }

    @Test
    void whatIsKeptIsShownAndWhatItDoesNotNameStaysBehindItsNeighbour(FxRobot robot) {
        robot.interact(() -> editor.show("C,A"));
        assertThat(list(robot).getItems()).isEqualTo(List.of(USUAL.get(2), USUAL.get(0), USUAL.get(1)));
        assertThat(OrderedRow.ordered(USUAL, "gone,B"))
                .extracting(Form.Option::value)
                .containsExactly("A", "B", "C");
    }
}
