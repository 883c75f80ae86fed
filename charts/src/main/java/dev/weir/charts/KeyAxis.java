package dev.weir.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.text.Text;

/** The labels of the key space, at its left: how much of it lies above, and the first digits of the hash key there. */
final class KeyAxis {
    /** The room that a label takes. */
    static final double WIDTH = 84;

    private static final double ROOM_PER_TICK = 44;
    private static final double GAP = 8;

    private final Group labels = new Group();
    private final List<Text> texts = new ArrayList<>();
    private int steps;

    KeyAxis() {
        labels.setManaged(false);
        labels.setMouseTransparent(true);
    }

    Group labels() {
        return labels;
    }

    void update(double height) {
        int wanted =
                height < 2 * ROOM_PER_TICK ? 1 : height < 4 * ROOM_PER_TICK ? 2 : height < 8 * ROOM_PER_TICK ? 4 : 8;
        if (wanted != steps) {
            steps = wanted;
            texts.clear();
            for (int i = 0; i <= steps; i++) {
                Text text = ChartText.of("tick-label");
                text.setTextOrigin(VPos.CENTER);
                text.setText(label((double) i / steps));
                texts.add(text);
            }
            labels.getChildren().setAll(texts);
            labels.applyCss();
        }
        for (int i = 0; i <= steps; i++) {
            Text text = texts.get(i);
            double inset = text.getLayoutBounds().getHeight() / 2;
            text.setLayoutX(Math.rint(-GAP - text.getLayoutBounds().getWidth()));
            text.setLayoutY(Math.rint(Math.clamp(height * i / steps, inset - 4, Math.max(inset, height - inset + 4))));
        }
    }

    /** For instance {@code 12.5 % 20…}: the share of the key space above, and the two leading hex digits. */
    static String label(double share) {
        String percent = String.format(ChartWords.locale(), share * 100 % 1 == 0 ? "%.0f %%" : "%.1f %%", share * 100);
        return percent + (share == 1 ? " ff…" : String.format(Locale.ROOT, " %02x…", (int) (share * 256)));
    }
}
