package dev.weir.app.fx;

import java.util.concurrent.Callable;

/**
 * Work that a person would miss: it is listed with its progress, goes on whatever page is shown, and the window asks
 * before it closes on it. All methods but {@code call} may be called on any thread and return at once.
 */
public interface Undertaking<T> extends Callable<T> {

    /** How far it has come, a few words. */
    String progress();

    /** How far it has come, 0 to 1, or −1 if that is not known. */
    double share();

    /** What becomes of it if it is ended now, one sentence. */
    String ifEnded();
}
