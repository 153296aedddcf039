# The Python that the tests run with: see .ci/run
FROM python:3.11-slim-bookworm

# tini reaps training processes that died, which PID 1 would otherwise leave as zombies
RUN apt-get update \
    && apt-get install -y --no-install-recommends tini \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock requirements-cluster.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock \
    && pip install --no-cache-dir --require-hashes -r requirements-cluster.lock
COPY app.py ./
COPY .streamlit ./.streamlit
COPY mlintro ./mlintro
COPY pages ./pages
COPY docs ./docs
RUN python -m compileall -q app.py mlintro pages
# A new volume takes its owner from the folder that it is mounted at
RUN install -d -o 65534 -g 65534 /results /certificates

# Nothing is written but to /tmp: run it with --read-only --tmpfs /tmp
# Who is believed about a visitor's address, MLINTRO_PROXIES says: uvicorn must not believe its own list
ENV HOME=/tmp PYTHONDONTWRITEBYTECODE=1 FORWARDED_ALLOW_IPS=
USER 65534:65534
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/readyz', timeout=8)"]
ENTRYPOINT ["tini", "--"]
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501"]
