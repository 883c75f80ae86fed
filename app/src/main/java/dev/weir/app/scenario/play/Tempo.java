package dev.weir.app.scenario.play;

import java.time.Duration;

/** How fast a scenario plays, changed while it does. Thread-safe. */
public final class Tempo {

    private final double usual;
    private double speed;
    private boolean paused;
    private long turn;

    /**
     * Plays at a speed.
     *
     * @param usual the scenario's own, at which generators make their rate
     */
    public Tempo(double usual, double speed) {
        this.usual = usual;
        this.speed = speed;
    }

    /** Plays on at a speed greater than 0. */
    public synchronized void play(double at) {
        speed = at;
        paused = false;
        changed();
    }

    /** Nothing is sent until it plays on. */
    public synchronized void pause() {
        paused = true;
        changed();
    }

    private void changed() {
        turn++;
        notifyAll();
    }

    /** Event-time seconds a second. */
    synchronized double speed() {
        return speed;
    }

    /** How many times the usual rate. */
    synchronized double factor() {
        return speed / usual;
    }

    /** Another number after each change. */
    synchronized long turn() {
        return turn;
    }

    /** Waits while it is paused. */
    synchronized void awaitPlaying() throws InterruptedException {
        while (paused) {
            wait();
        }
    }

    /** Waits for a time, or until the tempo is another than at the given turn. */
    synchronized void sleep(Duration time, long since) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (turn == since) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
