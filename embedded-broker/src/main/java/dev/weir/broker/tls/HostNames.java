package dev.weir.broker.tls;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * By which names and addresses a broker is reached, so that its certificate can name them.
 *
 * @param names host names
 * @param addresses as literals
 */
public record HostNames(List<String> names, List<String> addresses) {

    /** Those of a broker that only this machine reaches. */
    public static final HostNames LOOPBACK = new HostNames(List.of("localhost"), List.of("127.0.0.1", "::1"));

    public HostNames {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    /** Those of a broker that listens on an address: this machine's names too where that is not loopback. */
    public static HostNames of(String listening) {
        InetAddress address = InetAddress.ofLiteral(listening);
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        Set<String> names = new LinkedHashSet<>(LOOPBACK.names());
        Set<String> addresses = new LinkedHashSet<>(LOOPBACK.addresses());
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException _) {
            // This machine does not know its own name; its addresses will do.
        }
        if (address.isAnyLocalAddress()) {
            addAll(addresses);
        } else {
            addresses.add(address.getHostAddress());
        }
        return new HostNames(List.copyOf(names), List.copyOf(addresses));
    }

    private static void addAll(Set<String> addresses) {
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(each -> each.getInterfaceAddresses().stream())
                    .map(InterfaceAddress::getAddress)
                    .filter(each -> !each.isLinkLocalAddress())
                    .map(each -> each.getHostAddress().replaceFirst("%.*", ""))
                    .forEach(addresses::add);
        } catch (SocketException _) {
            // Nobody tells the interfaces; the name has to do.
        }
    }
}
