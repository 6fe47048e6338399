package no.ordstyrer.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nchan module of nginx, one worker, told by HTTP. From Debian ({@code libnginx-mod-nchan}), or
 * unpacked somewhere: {@code -Dnchan=<root>}.
 */
final class Nchan implements Peer {
  private static final Path ROOT = Path.of(System.getProperty("nchan", "/"));

  private final Process process;
  private final int port;
  private final Connection publisher;
  private final String text;

  private Nchan(Path nginx, Path module, int bytes) throws Exception {
    port = Site.freePort();
    text = "x".repeat(bytes);
    var home = Path.of("ops/bench/target/nchan").toAbsolutePath();
    Files.createDirectories(home);
    var configuration = home.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        load_module %s;
        daemon off; worker_processes 1; worker_rlimit_nofile 20000;
        pid %2$s/pid; error_log %2$s/error.log;
        events { worker_connections 15000; }
        http {
          access_log off;
          client_body_temp_path %2$s/b; proxy_temp_path %2$s/p; fastcgi_temp_path %2$s/f;
          uwsgi_temp_path %2$s/u; scgi_temp_path %2$s/s;
          server {
            listen 127.0.0.1:%3$d backlog=4096;
            keepalive_requests 1000000;
            location = /sub { nchan_subscriber websocket; nchan_channel_id all; nchan_subscriber_first_message newest; }
            location = /pub { nchan_publisher http; nchan_channel_id all; }
          }
        }
        """
            .formatted(module, home, port));
    process =
        new ProcessBuilder(
                "taskset",
                "-c",
                "0",
                nginx.toString(),
                "-e",
                home + "/error.log",
                "-p",
                home + "/",
                "-c",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(home.toFile(), "nginx.log"))
            .start();
    Started.awaitPort("nchan", port, process);
    publisher = new Connection(port);
  }

  static boolean isThere() {
    return nginx().isPresent() && module().isPresent();
  }

  static Peer telling(int bytes) throws Exception {
    return new Nchan(nginx().orElseThrow(), module().orElseThrow(), bytes);
  }

  private static Optional<Path> nginx() {
    return Optional.of(ROOT.resolve("usr/sbin/nginx")).filter(Files::isExecutable);
  }

  private static Optional<Path> module() {
    return Stream.of("usr/lib/nginx/modules/ngx_nchan_module.so")
        .map(ROOT::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  @Override
  public Manner manner() {
    return new Manner(port, "/sub", "", "x");
  }

  @Override
  public void change(int changes) throws IOException {
    for (var change = 0; change < changes; change++) {
      publisher.post("/pub", text, "127.0.0.1");
    }
  }

  /** Of the workers too. */
  @Override
  public double cpuSeconds() throws IOException {
    var pid = process.pid();
    var used = Site.cpuSeconds(pid);
    var children = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children")).strip();
    for (var child : children.isEmpty() ? new String[0] : children.split(" ")) {
      used += Site.cpuSeconds(Long.parseLong(child));
    }
    return used;
  }

  @Override
  public void close() throws Exception {
    publisher.close();
    process.destroy();
    process.waitFor();
  }
}
