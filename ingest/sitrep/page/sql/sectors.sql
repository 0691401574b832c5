select sector_code as code, name_en as en, name_es as es, is_table_sector
from marts.dim_sector
order by sector_order
