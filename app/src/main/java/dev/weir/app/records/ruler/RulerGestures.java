package dev.weir.app.records.ruler;

import java.time.Instant;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * What hands do on the ruler: drag the start (a click anywhere puts it there) and the end, turn the wheel to zoom, with Shift to move
 * along, double-click to see all; and the same by keys. JavaFX thread only.
 */
final class RulerGestures {

    private static final double ZOOM = 0.8;
    private static final double KEY_STEP = 0.01;

    private final RulerView view;
    private final RulerModel model;
    private @Nullable RulerHandle dragged;

    RulerGestures(RulerView view, RulerModel model) {
        this.view = view;
        this.model = model;
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(this::released);
        view.setOnMouseMoved(event -> {
            view.readOut(event.getX());
            view.setCursor(view.handleAt(event.getX()) == null ? Cursor.CROSSHAIR : Cursor.H_RESIZE);
        });
        view.setOnMouseExited(event -> view.readOut(-1));
        view.setOnScroll(this::scrolled);
        view.setOnKeyPressed(this::key);
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        RulerHandle under = view.handleAt(event.getX());
        dragged = under != null ? under : view.startHandle();
        if (under == null) {
            move(event.getX());
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (dragged != null) {
            move(event.getX());
            view.readOut(Math.clamp(event.getX(), 0, view.getWidth()));
        }
    }

    private void move(double x) {
        Instant time = Instant.ofEpochMilli(view.millisAt(x));
        if (dragged == view.startHandle()) {
            model.start().set(time);
        } else {
            // Pushed to the edge it means no end.
            model.end().set(x >= view.getWidth() - 2 ? null : time);
        }
    }

    private void released(MouseEvent event) {
        RulerHandle handle = dragged;
        dragged = null;
        if (handle == null) {
            return;
        }
        if (event.getClickCount() == 2) {
            model.showAll();
        } else if (handle == view.startHandle()) {
            model.seek();
        } else {
            model.endThere();
        }
    }

    private void scrolled(ScrollEvent event) {
        double along = event.getDeltaX() != 0 ? event.getDeltaX() : event.isShiftDown() ? event.getDeltaY() : 0;
        if (along != 0) {
            pan(-along / Math.max(1, view.getWidth()));
        } else if (event.getDeltaY() != 0) {
            model.zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, view.millisAt(event.getX()));
        }
        event.consume();
    }

    private void pan(double share) {
        TimeSpan shown = model.view().get();
        if (shown != null) {
            model.pan((long) (share * shown.length()));
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(-KEY_STEP, event.isShortcutDown());
            case RIGHT -> step(KEY_STEP, event.isShortcutDown());
            case ENTER -> model.seek();
            case HOME -> model.showAll();
            case PLUS, ADD, EQUALS -> model.zoom(ZOOM, middle());
            case MINUS, SUBTRACT -> model.zoom(1 / ZOOM, middle());
            case DELETE -> {
                model.end().set(null);
                model.endThere();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private long middle() {
        Instant at = model.start().get();
        TimeSpan shown = model.view().get();
        if (shown == null) {
            return 0;
        }
        boolean inView = at != null && at.toEpochMilli() > shown.from() && at.toEpochMilli() < shown.to();
        return at != null && inView ? at.toEpochMilli() : shown.at(0.5);
    }

    private void step(double share, boolean ofEnd) {
        TimeSpan shown = model.view().get();
        if (shown == null) {
            return;
        }
        Instant at = ofEnd ? model.end().get() : model.start().get();
        long from = at == null ? shown.to() : at.toEpochMilli();
        long to = Math.clamp(from + (long) (share * shown.length()), shown.from(), shown.to());
        Instant time = Instant.ofEpochMilli(to);
        if (ofEnd) {
            model.end().set(to >= shown.to() ? null : time);
            model.endThere();
        } else {
            model.start().set(time);
        }
    }
}
