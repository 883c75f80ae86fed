package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * The navigation rail: an icon and a word for each place, the current one marked. Where it is not high enough, the words are
 * left to the tooltips; where that is not enough, it scrolls.
 */
final class NavigationRail extends ScrollPane {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass ICONS = PseudoClass.getPseudoClass("icons");

    private final Map<Class<? extends Place>, Button> buttons = new HashMap<>();
    private final VBox places = new VBox();
    private double highWithWords;
    private boolean icons;

    NavigationRail(List<Place> places, Consumer<Place> open) {
        getStyleClass().add("rail");
        this.places.getStyleClass().add("rail-places");
        setContent(this.places);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        setFocusTraversable(false);
        int number = 1;
        for (Place place : places) {
            String title = Places.title(place);
            Button button = new Button(title, Icons.of(Places.icon(place), 20));
            button.setId("rail-" + place.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("rail-button");
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAccessibleText(title);
            button.setTooltip(new Tooltip(Text.of("{0}  (Ctrl+{1})", title, number++)));
            button.setOnAction(event -> open.accept(place));
            buttons.put(place.getClass(), button);
            this.places.getChildren().add(button);
        }
    }

    void mark(Place place) {
        buttons.forEach(
                (kind, button) -> button.pseudoClassStateChanged(CURRENT, kind.equals(Places.railEntry(place))));
    }

    @Override
    protected void layoutChildren() {
        if (!icons) {
            highWithWords = places.prefHeight(-1);
        }
        icons(getHeight() < highWithWords);
        super.layoutChildren();
    }

    private void icons(boolean only) {
        if (only != icons) {
            icons = only;
            pseudoClassStateChanged(ICONS, only);
            buttons.values()
                    .forEach(button ->
                            button.setContentDisplay(only ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TOP));
        }
    }
}
