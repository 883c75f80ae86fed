package dev.weir.app.scenario;

import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The steps in which a scenario is told, one at a time, with the way to what each of them is about. */
final class CaptionPane extends VBox {

    private final Label count = new Label();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button show = new Button(Text.of("Show me"), Icons.of(Icon.EYE));
    private final Button back = new Button(Text.of("Back"), Icons.of(Icon.ARROW_LEFT));
    private final Button next = new Button(Text.of("Next"), Icons.of(Icon.ARROW_RIGHT));
    private List<Caption> captions = List.of();
    private int step;

    CaptionPane(Consumer<Place> open) {
        super(12);
        setId("scenario-captions");
        getStyleClass().add("scenario-captions");
        count.getStyleClass().addAll("muted", "small");
        count.setId("scenario-step");
        title.getStyleClass().add("page-subheading");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setId("scenario-step-title");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("scenario-step-text");
        show.setId("scenario-show");
        show.setOnAction(event -> {
            Place place = captions.get(step).show();
            if (place != null) {
                open.accept(place);
            }
        });
        back.setId("scenario-back");
        back.setOnAction(event -> go(step - 1));
        next.setId("scenario-next");
        next.setOnAction(event -> go(step + 1));
        back.setMinWidth(Region.USE_PREF_SIZE);
        next.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox ways = new HBox(8, back, space, next);
        ways.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(count, title, text, show, gap, ways);
    }

    void show(List<Caption> all) {
        if (!all.equals(captions)) {
            captions = List.copyOf(all);
            step = 0;
        }
        setVisible(!captions.isEmpty());
        setManaged(!captions.isEmpty());
        go(step);
    }

    private void go(int to) {
        if (captions.isEmpty()) {
            return;
        }
        step = Math.clamp(to, 0, captions.size() - 1);
        Caption caption = captions.get(step);
        count.setText(Text.of("Step {0} of {1}", step + 1, captions.size()));
        title.setText(caption.title());
        text.setText(caption.text());
        boolean elsewhere = caption.show() != null && !(caption.show() instanceof Place.Scenarios);
        show.setVisible(elsewhere);
        show.setManaged(elsewhere);
        back.setDisable(step == 0);
        next.setDisable(step == captions.size() - 1);
    }
}
