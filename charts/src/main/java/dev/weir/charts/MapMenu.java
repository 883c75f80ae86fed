package dev.weir.charts;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What the right mouse button offers on a map. */
final class MapMenu {
    private final ContextMenu menu = new ContextMenu();

    /** What can be asked for; the first two only on a band. */
    interface Choices {
        void open();

        void choose();

        void key();

        void copyPicture();

        void live();
    }

    void show(Region map, double screenX, double screenY, @Nullable HeatBand band, boolean live, Choices choices) {
        menu.hide();
        menu.getItems().clear();
        if (band != null) {
            add(ChartWords.of("Records of {0} from here", band.name()), choices::open);
            if (band.open()) {
                add(ChartWords.of("What if I split {0}", band.name()), choices::choose);
            }
        }
        add(ChartWords.of("Draw this hash key as a line"), choices::key);
        menu.getItems().add(new SeparatorMenuItem());
        add(ChartWords.of("Copy picture"), choices::copyPicture);
        MenuItem back = add(ChartWords.of("Back to live"), choices::live);
        back.setDisable(live);
        menu.show(map, screenX, screenY);
    }

    private MenuItem add(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        // A shard's name may hold an underscore.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
        return item;
    }
}
