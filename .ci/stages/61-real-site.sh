# budget: 175 s
# needs: node_modules versitygw moto_server aws site large-site
# A real site up and down again: on every store the same objects, headers included. Then that one
# and one of 10,280 files synchronised, and pruning, by an independent client. Then
# pages that become directories, where keys are paths of files.
bash __tests__/support/with-servers.sh dev,versitygw,moto python3 __tests__/end-to-end/real_site.py
bash __tests__/support/with-servers.sh versitygw,moto python3 __tests__/end-to-end/real_sync.py
SITE_DIR="$LARGE_SITE_DIR" bash __tests__/support/with-servers.sh dev python3 __tests__/end-to-end/real_sync.py
bash __tests__/support/with-servers.sh dev,versitygw,moto python3 __tests__/end-to-end/pruning.py
bash __tests__/support/with-servers.sh versitygw python3 __tests__/end-to-end/page_becomes_directory.py
