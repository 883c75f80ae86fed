package dev.weir.app.scenario.play;

import dev.weir.app.scenario.Fault;

/** How a fault is made and unmade. Both block, and throw what the SDK throws. */
interface FaultSwitch {

    void on() throws InterruptedException;

    void off() throws InterruptedException;

    static FaultSwitch of(Fault fault, Player player) {
        return switch (fault) {
            case Fault.SlowConsumer slow -> {
                FunctionPart function = (FunctionPart) player.partOf(FunctionPart.key(slow.function()));
                yield of(() -> function.slow(slow.delay()), () -> function.slow(null));
            }
            case Fault.DestinationDown down -> {
                DeliveryPart delivery = (DeliveryPart) player.partOf(DeliveryPart.key(down.delivery()));
                yield of(() -> delivery.down(true), () -> delivery.down(false));
            }
            case Fault.HotKey hot -> source(player.extra(fault));
            case Fault.PoisonRecord poison -> source(player.extra(fault));
        };
    }

    private static FaultSwitch source(SourcePart extra) {
        Thread thread = Thread.ofVirtual().name("scenario: " + extra.key()).unstarted(() -> {
            try {
                extra.work();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return of(thread::start, () -> {
            thread.interrupt();
            thread.join();
        });
    }

    /** One half of a switch. */
    interface Half {
        void run() throws InterruptedException;
    }

    private static FaultSwitch of(Half on, Half off) {
        return new FaultSwitch() {
            @Override
            public void on() throws InterruptedException {
                on.run();
            }

            @Override
            public void off() throws InterruptedException {
                off.run();
            }
        };
    }
}
