package dev.weir.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Group;
import javafx.scene.control.Label;

/**
 * The names of the open bands, at the right. Where there is no room for all, the hotter are named; each is a thing to
 * press, which chooses its band.
 */
final class BandLabels {
    private static final double HEIGHT = 18;
    private static final double WIDEST = 150;
    private static final double LEAST = 64;

    private final Group node = new Group();
    private final List<Named> pool = new ArrayList<>();
    private final IntConsumer chosen;
    private int left;

    private static final class Named {
        private final Label label = new Label();
        private int band;
    }

    BandLabels(IntConsumer chosen) {
        this.chosen = chosen;
        node.setManaged(false);
    }

    Group node() {
        return node;
    }

    /** How many open bands are not named for want of room. */
    int leftOut() {
        return left;
    }

    /** The room that the names take. */
    double width() {
        double width = LEAST;
        for (Named named : pool) {
            if (named.label.isVisible()) {
                width = Math.max(width, named.label.prefWidth(-1) + 4);
            }
        }
        return Math.ceil(Math.min(WIDEST, width));
    }

    /** @param loads of the newest moment, by which bands are preferred */
    void update(List<HeatBand> bands, double[] loads, HeatSource source, double x, double height, int selected) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).open()) {
                order.add(i);
            }
        }
        int open = order.size();
        order.sort(Comparator.<Integer>comparingDouble(
                        i -> i == selected ? -2 : Double.isNaN(loads[i]) ? 1 : -Math.rint(loads[i] * 20))
                .thenComparing(Comparator.naturalOrder()));
        boolean[] taken = new boolean[(int) Math.max(1, height)];
        int used = 0;
        for (int band : order) {
            double middle = Math.clamp(
                    bands.get(band).middle() * height, HEIGHT / 2, Math.max(HEIGHT / 2, height - HEIGHT / 2));
            int from = (int) (middle - HEIGHT / 2);
            if (free(taken, from)) {
                place(used++, band, bands.get(band), source.note(band), x, from);
            }
        }
        left = open - used;
        for (int i = used; i < pool.size(); i++) {
            pool.get(i).label.setVisible(false);
        }
    }

    private static boolean free(boolean[] taken, int from) {
        int end = Math.min(taken.length, from + (int) HEIGHT);
        for (int i = Math.max(0, from); i < end; i++) {
            if (taken[i]) {
                return false;
            }
        }
        for (int i = Math.max(0, from); i < end; i++) {
            taken[i] = true;
        }
        return true;
    }

    private void place(int slot, int band, HeatBand of, String note, double x, double y) {
        if (slot == pool.size()) {
            Named made = new Named();
            made.label.getStyleClass().add("band-label");
            made.label.setMaxWidth(WIDEST);
            made.label.setOnMouseClicked(_ -> chosen.accept(made.band));
            pool.add(made);
            node.getChildren().add(made.label);
            made.label.applyCss();
        }
        Named named = pool.get(slot);
        named.band = band;
        String text = note.isEmpty() ? of.name() : of.name() + "  " + note;
        if (!text.equals(named.label.getText())) {
            named.label.setText(text);
        }
        named.label.setVisible(true);
        named.label.resizeRelocate(x, y, Math.min(WIDEST, named.label.prefWidth(-1)), HEIGHT);
    }
}
