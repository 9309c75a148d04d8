package timtin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * Starts an OpenSearch cluster on loopback and obeys its standard input until that ends.
 *
 * <p>Arguments: a folder for its data, the number of nodes. Prints {@code ready PORT PORT …} (HTTP), then answers each
 * line with {@code done …}: {@code stop N}, {@code start N} (nodes from 0), {@code quit}.
 */
public final class Cluster {
    private Cluster() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out; // OpenSearch's logging takes System.out for itself
        int nodes = Integer.parseInt(args[1]);
        List<Integer> ports = freePorts(2 * nodes);
        List<Integer> http = ports.subList(0, nodes);
        List<Integer> transport = ports.subList(nodes, 2 * nodes);
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", http.get(number - 1));
            settings.put("transport.port", transport.get(number - 1));
            settings.putList("discovery.seed_hosts", transport.stream().map(p -> "127.0.0.1:" + p).toList());
            settings.putList("cluster.initial_cluster_manager_nodes", "Node 1");
            settings.put("action.auto_create_index", false);
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            settings.put("indices.breaker.total.use_real_memory", false); // it is that of all nodes here
            settings.put("indices.recovery.max_bytes_per_sec", "-1");
            settings.put("cluster.fault_detection.leader_check.interval", "500ms");
            settings.put("cluster.fault_detection.follower_check.interval", "500ms");
        });
        runner.build(OpenSearchRunner.newConfigs().clusterName("timtin-tests").numOfNode(nodes).basePath(args[0])
                .disableESLogger());
        StringBuilder ready = new StringBuilder("ready");
        http.forEach(port -> ready.append(' ').append(port));
        out.println(ready);
        obey(runner, out);
        runner.close();
        System.exit(0); // threads of a half-stopped node must not keep the process
    }

    private static void obey(OpenSearchRunner runner, PrintStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null && !line.equals("quit"); line = lines.readLine()) {
            String[] words = line.split(" ");
            int node = Integer.parseInt(words[1]);
            switch (words[0]) {
                case "stop" -> runner.getNode(node).close();
                case "start" -> runner.startNode(node);
                default -> throw new IllegalArgumentException(line);
            }
            out.println("done " + line);
        }
    }

    /** Ports that are free now, all different: each is held until the last is found. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }
}
