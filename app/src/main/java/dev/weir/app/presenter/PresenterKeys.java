package dev.weir.app.presenter;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What keys mean while somebody presents. Clickers send Page Up and Page Down, F5, Escape and a period. */
enum PresenterKeys {
    NEXT,
    PREVIOUS,
    FIRST,
    BLACK,
    FREEZE,
    EARLIER,
    LATER,
    LIVE,
    MASK,
    LARGER,
    SMALLER,
    LEAVE,
    END;

    /**
     * What a key asks for, or null for nothing.
     *
     * @param typing whether a person is typing or choosing: then only the keys of clickers are the presenter's
     */
    static @Nullable PresenterKeys of(KeyEvent event, boolean typing) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return null;
        }
        PresenterKeys always = always(event.getCode(), event.isShiftDown());
        return always != null || typing ? always : otherwise(event.getCode(), event.isShiftDown());
    }

    private static @Nullable PresenterKeys always(KeyCode code, boolean shift) {
        return switch (code) {
            case PAGE_DOWN -> NEXT;
            case PAGE_UP -> PREVIOUS;
            // What began it ends it.
            case F5 -> shift ? END : FIRST;
            default -> null;
        };
    }

    private static @Nullable PresenterKeys otherwise(KeyCode code, boolean shift) {
        return switch (code) {
            case RIGHT -> shift ? LATER : NEXT;
            case LEFT -> shift ? EARLIER : PREVIOUS;
            case DOWN, SPACE -> NEXT;
            case UP -> PREVIOUS;
            case B, PERIOD -> BLACK;
            case F -> FREEZE;
            case HOME, L -> LIVE;
            case M -> MASK;
            case PLUS, ADD, EQUALS -> LARGER;
            case MINUS, SUBTRACT -> SMALLER;
            case ESCAPE -> LEAVE;
            default -> null;
        };
    }
}
