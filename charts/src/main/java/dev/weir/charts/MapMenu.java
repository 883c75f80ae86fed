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
            add(ChartPhrase.RECORDS_FROM_HERE.say(band.name()), choices::open);
            if (band.open()) {
                add(ChartPhrase.WHAT_IF_SPLIT.say(band.name()), choices::choose);
            }
        }
        add(ChartPhrase.DRAW_KEY.say(), choices::key);
        menu.getItems().add(new SeparatorMenuItem());
        add(ChartPhrase.COPY_PICTURE.say(), choices::copyPicture);
        MenuItem back = add(ChartPhrase.BACK_TO_LIVE.say(), choices::live);
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
