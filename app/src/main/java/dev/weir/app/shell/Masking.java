package dev.weir.app.shell;

import dev.weir.app.mask.MaskRules;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The one gate through which a window shows records' data: while a person presents, values go through its rules before they
 * come to a table, a tree, a text or the clipboard. The rules are set on the JavaFX thread and may be read on any.
 */
public final class Masking {

    private final ReadOnlyObjectWrapper<MaskRules> rules = new ReadOnlyObjectWrapper<>(MaskRules.NONE);
    private volatile MaskRules now = MaskRules.NONE;

    /** From now on these hold; {@link MaskRules#NONE} shows everything again. */
    public void set(MaskRules next) {
        now = next;
        rules.set(next);
    }

    /** What holds now. Any thread. */
    public MaskRules now() {
        return now;
    }

    /** Whether anything is masked. Any thread. */
    public boolean on() {
        return now.any();
    }

    /** What holds, for those who show something: they show it anew when this changes. */
    public ReadOnlyObjectProperty<MaskRules> rules() {
        return rules.getReadOnlyProperty();
    }
}
