package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The navigation rail: an icon and a word for each place, the current one marked. */
final class NavigationRail extends VBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Map<Class<? extends Place>, Button> buttons = new HashMap<>();

    NavigationRail(List<Place> places, Consumer<Place> open) {
        getStyleClass().add("rail");
        int number = 1;
        for (Place place : places) {
            String title = Places.title(place);
            Button button = new Button(title, Icons.of(Places.icon(place), 20));
            button.setId("rail-" + place.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
            button.getStyleClass().add("rail-button");
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAccessibleText(title);
            button.setTooltip(new Tooltip(Text.of("{0}  (Ctrl+{1})", title, number++)));
            button.setOnAction(event -> open.accept(place));
            buttons.put(place.getClass(), button);
            getChildren().add(button);
        }
    }

    void mark(Place place) {
        buttons.forEach(
                (kind, button) -> button.pseudoClassStateChanged(CURRENT, kind.equals(Places.railEntry(place))));
    }
}
