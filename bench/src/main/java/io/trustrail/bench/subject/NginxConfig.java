package io.trustrail.bench.subject;

/** nginx as the plain proxy that everybody knows: one process, connections kept, nothing logged or buffered. */
final class NginxConfig {

    private NginxConfig() {}

    static String proxy(int port, int upstreamPort) {
        return """
                daemon off;
                master_process off;
                worker_rlimit_nofile 65536;
                pid nginx.pid;
                events {
                  worker_connections 32768;
                }
                http {
                  access_log off;
                  client_body_temp_path temp;
                  proxy_temp_path temp;
                  fastcgi_temp_path temp;
                  uwsgi_temp_path temp;
                  scgi_temp_path temp;
                  client_body_buffer_size 64k;
                  keepalive_requests 1000000000;
                  keepalive_timeout 300s;
                  tcp_nodelay on;
                  upstream vendor {
                    server 127.0.0.1:%d;
                    keepalive 1024;
                    keepalive_requests 1000000000;
                    keepalive_timeout 300s;
                  }
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location / {
                      proxy_pass http://vendor;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_buffering off;
                      proxy_buffer_size 16k;
                      proxy_buffers 8 16k;
                      proxy_read_timeout 300s;
                    }
                  }
                }
                """.formatted(upstreamPort, port);
    }
}
