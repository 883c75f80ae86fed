package dev.weir.charts;

import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** What the colours mean: the ramp with its shares, and the hatching of what is not known. */
final class HeatLegend extends HBox {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 10;
    private static final double LEAST_WORDS = 64;
    private static final int[] PERCENT = {0, 5, 25, 50, 100};

    private final ImageView ramp = new ImageView();
    private final ImageView gap = new ImageView();
    private final Label meaning = new Label();

    HeatLegend() {
        super(8);
        getStyleClass().add("map-legend");
        Pane scale = new Pane(ramp);
        scale.setMinSize(WIDTH, 26);
        scale.setPrefSize(WIDTH, 26);
        scale.setMaxSize(WIDTH, 26);
        for (int percent : PERCENT) {
            Label tick = new Label(percent == 100 ? "100 %" : Integer.toString(percent));
            tick.getStyleClass().add("map-legend-tick");
            tick.setMinWidth(Region.USE_PREF_SIZE);
            double at = HeatRamp.place(percent / 100.0) * WIDTH;
            tick.layoutYProperty().set(HEIGHT);
            tick.widthProperty()
                    .addListener((_, _, width) -> tick.setLayoutX(
                            Math.rint(Math.clamp(at - width.doubleValue() / 2, 0, WIDTH - width.doubleValue()))));
            scale.getChildren().add(tick);
        }
        Label unknown = new Label(ChartWords.of("no data"), gap);
        for (Label label : new Label[] {meaning, unknown}) {
            label.getStyleClass().add("map-legend-text");
        }
        // Where there is no room the words give way, as the ramp says nothing without its figures.
        meaning.setMinWidth(0);
        unknown.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(meaning, scale, unknown);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // A letter or two say nothing.
        meaning.setVisible(meaning.getWidth() >= LEAST_WORDS);
    }

    void meaning(String text) {
        meaning.setText(text);
    }

    void paint(HeatColors colors) {
        WritableImage strip = new WritableImage(WIDTH, HEIGHT);
        for (int x = 0; x < WIDTH; x++) {
            double share = x / (WIDTH - 1.0);
            for (int y = 0; y < HEIGHT; y++) {
                strip.getPixelWriter().setArgb(x, y, colors.ramp().color(share * share));
            }
        }
        ramp.setImage(strip);
        WritableImage hatched = new WritableImage(18, HEIGHT);
        for (int x = 0; x < 18; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                hatched.getPixelWriter().setArgb(x, y, (x + y) % 6 == 0 ? colors.gap() : 0);
            }
        }
        gap.setImage(hatched);
    }
}
