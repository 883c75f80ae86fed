package dev.weir.app.shell;

import atlantafx.base.theme.Styles;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * The pages of the entry Delivery in the rail, as a switch at the head of each of them: the delivery streams, the
 * objects that they wrote, and the bench for transforms.
 */
public final class DeliverySwitch extends HBox {

    /**
     * Makes the switch of one page.
     *
     * @param here the kind of place that the page shows
     */
    public DeliverySwitch(Workspace workspace, Class<? extends Place> here) {
        setId("delivery-switch");
        setFillHeight(false);
        setMinWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Map.Entry<String, Place> each : pages()) {
            Place place = each.getValue();
            ToggleButton button = new ToggleButton(each.getKey());
            button.setId("switch-" + place.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(place.getClass().equals(here));
            button.setOnAction(event -> {
                // The page that is shown stays the pressed one: it is there again when the person comes back.
                group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == here));
                if (!place.getClass().equals(here)) {
                    workspace.open(place);
                }
            });
            button.setUserData(place.getClass());
            button.getStyleClass().add(style(getChildren().size()));
            getChildren().add(button);
        }
    }

    private static List<Map.Entry<String, Place>> pages() {
        return List.of(
                Map.entry(Text.of("Delivery streams"), new Place.Delivery()),
                Map.entry(Text.of("Objects"), new Place.Objects(null, null)),
                Map.entry(Text.of("Transform bench"), new Place.TransformBench(null)));
    }

    private static String style(int position) {
        return switch (position) {
            case 0 -> Styles.LEFT_PILL;
            case 1 -> Styles.CENTER_PILL;
            default -> Styles.RIGHT_PILL;
        };
    }
}
