package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WrappingRowTest {

    private final Region name = box(100);
    private final Region field = box(200);
    private final Region button = box(80);

    private static Region box(double width) {
        Region box = new Region();
        box.setMinSize(width / 2, 20);
        box.setPrefSize(width, 20);
        box.setMaxHeight(20);
        return box;
    }

    private static void lay(WrappingRow row, double width) {
        row.resize(width, row.prefHeight(width));
        row.layout();
    }

    @Test
    void whereThereIsRoomItIsARowWithItsEndAtTheRight() {
        WrappingRow row = new WrappingRow(10, name, WrappingRow.space(), button);
        lay(row, 400);
        assertThat(row.getHeight()).isEqualTo(20);
        assertThat(name.getWidth()).isEqualTo(100);
        assertThat(button.getLayoutX() + button.getWidth()).isEqualTo(400);
    }

    @Test
    void whatGrowsGivesWayBeforeAnythingWraps() {
        HBox.setHgrow(field, Priority.SOMETIMES);
        WrappingRow row = new WrappingRow(10, name, field, button);
        lay(row, 320);
        assertThat(row.getHeight()).isEqualTo(20);
        assertThat(field.getWidth()).isEqualTo(120);
        lay(row, 800);
        assertThat(field.getWidth()).as("no more than it prefers").isEqualTo(200);
        HBox.setHgrow(field, Priority.ALWAYS);
        row.requestLayout();
        lay(row, 800);
        assertThat(field.getWidth()).as("all that is left").isEqualTo(600);
    }

    @Test
    void whatHasNoRoomGoesIntoAnotherLine() {
        WrappingRow row = new WrappingRow(10, name, field, button);
        lay(row, 320);
        assertThat(row.getHeight()).isEqualTo(50);
        assertThat(button.getLayoutX()).isZero();
        assertThat(button.getLayoutY()).isEqualTo(30);
    }

    @Test
    void whatBelongsTogetherStaysTogether() {
        WrappingRow group = new WrappingRow(10, field, button);
        WrappingRow row = new WrappingRow(10, name, group);
        lay(row, 350);
        assertThat(group.getLayoutY()).isEqualTo(30);
        assertThat(row.getHeight()).isEqualTo(50);
        lay(row, 220);
        assertThat(row.getHeight())
                .as("three lines, as one is not enough for the group")
                .isEqualTo(80);
    }

    /** Letters are parts of a pixel wide, and what stands in a line has whole ones. */
    @Test
    void aGroupOfBrokenWidthsHoldsAllOfThem() {
        Region first = box(70.3);
        Region second = box(70.3);
        Region third = box(70.3);
        WrappingRow group = new WrappingRow(8, first, second, third);
        WrappingRow row = new WrappingRow(8, name, WrappingRow.space(), group);
        new Scene(row);
        lay(row, 600);
        group.layout();
        assertThat(third.getLayoutX() + third.getWidth()).isLessThanOrEqualTo(group.getWidth());
        assertThat(group.getLayoutX() + group.getWidth()).isLessThanOrEqualTo(600);
    }

    @Test
    void whatIsNotManagedTakesNoRoom() {
        WrappingRow row = new WrappingRow(10, name, field, button);
        field.setManaged(false);
        assertThat(row.prefWidth(-1)).isEqualTo(190);
        lay(row, 200);
        assertThat(row.getHeight()).isEqualTo(20);
    }

    @Test
    void whatHasBoundsKeepsThemInsteadOfWhatItPrefers() {
        name.setMaxWidth(60);
        button.setMinWidth(120);
        WrappingRow row = new WrappingRow(10, name, button);
        assertThat(row.prefWidth(-1)).isEqualTo(190);
        lay(row, 190);
        assertThat(button.getLayoutX()).isEqualTo(70);
        assertThat(row.getHeight()).isEqualTo(20);
    }
}
